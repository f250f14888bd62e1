import {
  noticeKinds,
  parseNoticeChannel,
  parseNoticeKind,
  type ChannelChoices,
  type NoticeChannel,
  type NoticeKind,
} from '@forkshop/domain'
import type { Services } from '../../records/services/services.ts'

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
  await database
    .insertInto('notice_choice')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['person', 'kind'])
        .doUpdateSet((eb) => ({ channel: eb.ref('excluded.channel') })),
    )
    .execute()
}
