import {
  noticeKinds,
  parseNoticeChannel,
  parseNoticeKind,
  type ChannelChoices,
  type NoticeChannel,
  type NoticeKind,
} from '@forkshop/domain'
import type { Kysely } from 'kysely'
import type { Tables } from '../../records/database/tables.ts'
import type { Services } from '../../records/services/services.ts'
import { reasonOfNotice, type Topic } from '../mail/reasons.ts'
import { takeMailAgain } from '../mail/unsubscribe.ts'

type Database = Pick<Services, 'database'>

/** What somebody said of how they are told. */
export async function readChoices({ database }: Database, person: string): Promise<ChannelChoices> {
  const rows = await database
    .selectFrom('notice_choice')
    .select(['kind', 'channel'])
    .where('person', '=', person)
    .execute()
  const chosen = rows.flatMap(({ kind, channel }) => {
    const one = [parseNoticeKind(kind), parseNoticeChannel(channel)] as const
    return one[0] === null || one[1] === null ? [] : [one]
  })
  return Object.fromEntries(chosen)
}

/** Keeps what somebody said; kinds that are left out stay as they are. */
export async function keepChoices(
  { database }: Database,
  person: string,
  choices: Partial<Readonly<Record<NoticeKind, NoticeChannel | undefined>>>,
): Promise<void> {
  const rows = noticeKinds.flatMap((kind) => {
    const channel = choices[kind]
    return channel === undefined ? [] : [{ person, kind, channel }]
  })
  if (rows.length === 0) return
  await database.transaction().execute(async (transaction) => {
    await insert(transaction, rows)
    await takeMailAgain(transaction, person, rows.flatMap(topicsOf))
  })
}

/** What a choice asks for by mail. */
function topicsOf({ kind, channel }: Chosen): readonly Topic[] {
  if (channel === 'now') return [reasonOfNotice(kind)]
  return channel === 'daily' || channel === 'weekly' ? ['digest'] : []
}

type Chosen = {
  readonly person: string
  readonly kind: NoticeKind
  readonly channel: NoticeChannel
}

async function insert(transaction: Kysely<Tables>, rows: readonly Chosen[]): Promise<void> {
  await transaction
    .insertInto('notice_choice')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['person', 'kind'])
        .doUpdateSet((eb) => ({ channel: eb.ref('excluded.channel') })),
    )
    .execute()
}
