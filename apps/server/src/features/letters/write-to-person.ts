import {
  channelOf,
  groupNotices,
  parseNoticeChannel,
  type ChannelChoices,
  type Language,
  type NoticeKind,
} from '@forkshop/domain'
import type { Kysely } from 'kysely'
import { languageOfPerson } from '../../records/accounts/person-language.ts'
import type { SiteSettings } from '../../records/accounts/site-settings.ts'
import type { Tables } from '../../records/database/tables.ts'
import type { Services } from '../../records/services/services.ts'
import { toMessage } from '../mail/compose-mail.ts'
import type { Letter } from '../mail/letter.ts'
import { queueMail } from '../mail/queue-mail.ts'
import { reasonOfNotice, type Topic } from '../mail/reasons.ts'
import { unsubscribeLink } from '../mail/unsubscribe.ts'
import { readChoices } from '../notices/choices.ts'
import { lineRows, toNotices, type ShownRow } from '../notices/list-notices.ts'
import { isNotDecided, shownNotices } from '../notices/shown-rows.ts'
import { countWaiting } from '../notices/waiting.ts'
import { isDue, type Due } from './due.ts'
import { withChange } from './line-changes.ts'
import { letterAtOnce, letterOfTime, type ToldLine } from './notice-letter.ts'
import { stripOf } from './strip-of.ts'

/** Lines of one message; what is more is counted. */
const MAX_LINES = 30
/** Notices of one round to one person; the rest is for the next. */
const MAX_ROWS = 1000

type Asked = {
  readonly person: string
  readonly due: Due
  /** By whose clocks (IANA) days are said. */
  readonly zone: string
  readonly site: SiteSettings
}

/** To whom a message goes. */
type Reader = {
  readonly id: string
  readonly admin: boolean
  readonly name: string
  readonly address: string
  readonly language: Language
}

/**
 * Writes to one person what is due, in the transaction that notes of each notice which message tells it: told once,
 * whatever happens in between. What they may not read now, read or decided already, or want no message of any more is told by none,
 * as is everything where they have no confirmed address.
 */
export async function writeTo(
  services: Services,
  transaction: Kysely<Tables>,
  { person, due, zone, site }: Asked,
): Promise<void> {
  const inside = { ...services, database: transaction }
  const acts = await dueActs(transaction, person, due)
  const reader = await readerOf(transaction, person, site)
  if (reader !== null) {
    const shown = await lineRows(
      shownNotices(inside, reader)
        .where('n.act', 'in', acts)
        .where('n.read', 'is', null)
        .where(isNotDecided(reader))
        .where('a.time', '>=', due.tooOld),
    )
    const choices = await readChoices(inside, person)
    for (const part of partsOf(shown.filter((row) => isWanted(choices, row)))) {
      await writePart(inside, transaction, { reader, zone, site, part })
    }
  }
  await transaction
    .updateTable('notice')
    .set({ mail: null })
    .where('person', '=', person)
    .where('act', 'in', acts)
    .where('mail', '=', 'due')
    .execute()
}

async function dueActs(
  transaction: Kysely<Tables>,
  person: string,
  due: Due,
): Promise<readonly number[]> {
  const rows = await transaction
    .selectFrom('notice as n')
    .innerJoin('told_act as a', 'a.number', 'n.act')
    .select('n.act')
    .where('n.person', '=', person)
    .where('n.mail', '=', 'due')
    .where(isDue(due))
    .orderBy('n.act')
    .limit(MAX_ROWS)
    .execute()
  return rows.map(({ act }) => act)
}

/** Who is written to; null where there is no confirmed address of an account that may sign in. */
async function readerOf(
  transaction: Kysely<Tables>,
  person: string,
  site: SiteSettings,
): Promise<Reader | null> {
  const user = await transaction
    .selectFrom('user')
    .selectAll()
    .where('id', '=', person)
    .executeTakeFirst()
  if (user === undefined || !user.emailVerified || user.banned !== 0) return null
  const { id, name, email } = user
  const language = languageOfPerson(user, site)
  return { id, name, address: email, admin: user.admin === 1, language }
}

/** Who said since that a kind is no more to be told by mail is not written to. */
function isWanted(choices: ChannelChoices, { kind }: ShownRow): boolean {
  const channel = channelOf(choices, kind)
  return channel !== 'inbox' && channel !== 'none'
}

type Part = { readonly rows: readonly ShownRow[] } & (
  | { readonly kind: 'now'; readonly of: NoticeKind }
  | { readonly kind: 'daily' | 'weekly' }
)

/** The messages that rows become: one for each kind that is told at once, one letter for the rest. */
function partsOf(rows: readonly ShownRow[]): readonly Part[] {
  const atOnce = rows.filter(({ channel }) => channel === 'now')
  const later = rows.filter(({ channel }) => channel !== 'now')
  const kind = later.some(({ channel }) => parseNoticeChannel(channel) === 'weekly')
    ? 'weekly'
    : 'daily'
  return [
    ...[...Map.groupBy(atOnce, (row) => row.kind)].map(([of, alike]) => ({
      kind: 'now' as const,
      of,
      rows: alike,
    })),
    ...(later.length === 0 ? [] : [{ kind, rows: later } as const]),
  ]
}

async function writePart(
  services: Services,
  transaction: Kysely<Tables>,
  {
    reader,
    zone,
    site,
    part,
  }: Pick<Asked, 'zone' | 'site'> & { readonly reader: Reader; readonly part: Part },
): Promise<void> {
  const topic: Topic = part.kind === 'now' ? reasonOfNotice(part.of) : 'digest'
  const { lines: grouped, taken } = groupNotices(part.rows, MAX_LINES)
  const lines: readonly ToldLine[] = await toNotices(services, reader, grouped)
  const [first, ...others] = lines
  if (first === undefined) return
  const only = others.length === 0 ? part.rows[0] : undefined
  const data = {
    site: site.name,
    url: services.settings.url,
    name: reader.name,
    language: reader.language,
    lines: [only === undefined ? first : await withChange(services, first, only), ...others],
    more: part.rows.length - taken,
    strip: only === undefined ? null : await stripOf(services, only),
    unsubscribe: unsubscribeLink(services, reader.address, topic),
    langs: new Map(part.rows.map(({ slug, page_lang: lang }) => [slug, lang ?? ''])),
  } as const
  const letter: Letter =
    part.kind === 'now'
      ? letterAtOnce(data)
      : letterOfTime(part.kind, {
          ...data,
          zone,
          waiting: await countWaiting(services, reader),
        })
  const id = services.newId()
  const queued = await queueMail(services, transaction, {
    id,
    to: reader.address,
    message: toMessage(letter),
    reason: topic,
  })
  if (queued !== 'queued') return
  await transaction
    .updateTable('notice')
    .set({ mail: id })
    .where('person', '=', reader.id)
    .where(
      'act',
      'in',
      part.rows.map(({ act }) => act),
    )
    .execute()
}
