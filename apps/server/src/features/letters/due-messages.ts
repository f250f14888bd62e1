import {
  channelOf,
  parseNoticeChannel,
  type ChannelChoices,
  type Language,
  type NoticeKind,
} from '@forkshop/domain'
import type { Kysely } from 'kysely'
import { languageOfPerson } from '../../records/accounts/person-language.ts'
import type { SiteSettings } from '../../records/accounts/site-settings.ts'
import type { Tables } from '../../records/database/tables.ts'
import { readChoices } from '../notices/choices.ts'
import { lineRows, type ShownRow } from '../notices/list-notices.ts'
import { isNotDecided, shownNotices } from '../notices/shown-rows.ts'
import { isDue, type Due } from './due.ts'

/** Notices of one round to one person; the rest is for the next. */
const MAX_ROWS = 1000

/** Somebody for whom something is due. */
export type Asked = {
  readonly person: string
  readonly due: Due
  /** By whose clocks (IANA) days are said. */
  readonly zone: string
  readonly site: SiteSettings
}

/** To whom a message goes. */
export type Reader = {
  readonly id: string
  readonly admin: boolean
  readonly name: string
  readonly address: string
  readonly language: Language
}

/** What is due: the notices by their acts, and the messages that tell what of them may be told. */
export type DueMessages = {
  readonly acts: readonly number[]
  readonly messages: readonly { readonly reader: Reader; readonly part: Part }[]
}

/** What is due to somebody by now, as far as they may read it and want it. */
export async function readDue(
  database: Kysely<Tables>,
  { person, due, site }: Asked,
): Promise<DueMessages> {
  const acts = await dueActs(database, person, due)
  const reader = await readerOf(database, person, site)
  if (reader === null) return { acts, messages: [] }
  const shown = await lineRows(
    shownNotices({ database }, reader)
      .where('n.act', 'in', acts)
      .where('n.read', 'is', null)
      .where(isNotDecided(reader))
      .where('a.time', '>=', due.tooOld),
  )
  const choices = await readChoices({ database }, person)
  const parts = partsOf(shown.filter((row) => isWanted(choices, row)))
  return { acts, messages: parts.map((part) => ({ reader, part })) }
}

async function dueActs(
  database: Kysely<Tables>,
  person: string,
  due: Due,
): Promise<readonly number[]> {
  const rows = await database
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
  database: Kysely<Tables>,
  person: string,
  site: SiteSettings,
): Promise<Reader | null> {
  const user = await database
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

/** The notices that one message tells. */
export type Part = { readonly rows: readonly ShownRow[] } & (
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
