import {
  isMutedBy,
  isPageKind,
  parseNoticeChannel,
  parseNoticeKind,
  watchKinds,
  watchLevels,
  whoIsTold,
  type Candidate,
  type ChannelChoices,
  type WatchKind,
} from '@forkshop/domain'
import type { Kysely } from 'kysely'
import type { Tables } from '../../records/database/tables.ts'
import { type PageRow } from '../../records/pages/find-page.ts'
import { visibilityOf } from '../../records/pages/rights.ts'
import type { Services } from '../../records/services/services.ts'
import { withSearchTables } from '../../records/words/search-tables.ts'
import type { ActRow } from './concerned.ts'

/** What may be followed of an act: a kind of watch with what it names. */
export type WatchKey = { readonly kind: WatchKind; readonly of: string }

/** All by which an act may be followed or muted, whoever is told of it: also by the page that came of it. */
export async function keysOf(
  services: Pick<Services, 'database'>,
  act: ActRow,
  page: PageRow,
): Promise<readonly WatchKey[]> {
  const { database } = services
  const event = await database
    .selectFrom('page_slug')
    .select('page')
    .where('slug', '=', act.event ?? '')
    .executeTakeFirst()
  const near = [page.id, ...(event === undefined ? [] : [event.page])]
  const others = await database
    .selectFrom('page')
    .select(['id', 'lineage', 'kind'])
    .where('id', '=', act.other ?? '')
    .execute()
  const pages = [page, ...others]
  const tags = await withSearchTables(database)
    .selectFrom('page_facet')
    .select('value')
    .where(
      'page',
      'in',
      pages.map(({ id }) => id),
    )
    .where('key', '=', 'tag')
    .execute()
  return [
    ...near.flatMap((of) => [{ kind: 'page', of } as const, { kind: 'event', of } as const]),
    ...pages.flatMap(({ lineage, kind }) => [
      { kind: 'lineage', of: lineage } as const,
      ...(isPageKind(kind) ? [{ kind: 'kind', of: kind } as const] : []),
    ]),
    ...tags.map(({ value }) => ({ kind: 'tag', of: value }) as const),
  ]
}

/** Told of an act: the people, and the rows to write. */
export type ToldRows = readonly Tables['notice'][]

/**
 * What those are told of an act who may be, as they wish: people with an account that may still sign in, who may read the
 * page. Nobody is told of what they have been told before (`skip`).
 */
export async function rowsFor(
  services: Pick<Services, 'database'>,
  {
    act,
    page,
    keys,
  }: { readonly act: ActRow; readonly page: PageRow; readonly keys: readonly WatchKey[] },
  candidates: readonly Candidate[],
): Promise<ToldRows> {
  const named = [...new Set(candidates.map(({ person }) => person))]
  if (named.length === 0) return []
  const people = await readersOf(services.database, page, named)
  const [choices, muted] = await Promise.all([
    choicesOf(services.database, people),
    mutedBy(services.database, keys, people),
  ])
  const isReader = new Set(people)
  const told = whoIsTold(
    candidates.filter(({ person }) => isReader.has(person)),
    {
      who: act.who,
      choices: (person) => choices.get(person) ?? {},
      isMuted: (person) => muted.has(person),
    },
  )
  return told.map(({ person, kind, reason, idea, other, amount, channel }) => ({
    person,
    act: act.number,
    kind,
    reason,
    idea: idea ?? null,
    other: other ?? null,
    amount,
    channel,
    read: null,
    mail: channel === 'inbox' ? null : 'due',
  }))
}

/** Of these people the accounts that may read a page. */
async function readersOf(
  database: Kysely<Tables>,
  page: PageRow,
  people: readonly string[],
): Promise<readonly string[]> {
  const isPublic = visibilityOf(page) === 'public'
  const rows = await database
    .selectFrom('user')
    .select('user.id')
    .where('user.id', 'in', people)
    .where('user.banned', '=', 0)
    .$if(!isPublic, (query) =>
      query.where((eb) =>
        eb.or([
          eb('user.admin', '=', 1),
          eb.exists(
            eb
              .selectFrom('maintainer')
              .select('maintainer.page')
              .whereRef('maintainer.user', '=', 'user.id')
              .where('maintainer.page', '=', page.id),
          ),
        ]),
      ),
    )
    .execute()
  return rows.map(({ id }) => id)
}

async function choicesOf(
  database: Kysely<Tables>,
  people: readonly string[],
): Promise<ReadonlyMap<string, ChannelChoices>> {
  if (people.length === 0) return new Map()
  const rows = await database
    .selectFrom('notice_choice')
    .selectAll()
    .where('person', 'in', people)
    .execute()
  const found = new Map<string, ChannelChoices>()
  for (const row of rows) {
    const kind = parseNoticeKind(row.kind)
    const channel = parseNoticeChannel(row.channel)
    if (kind === null || channel === null) continue
    found.set(row.person, { ...found.get(row.person), [kind]: channel })
  }
  return found
}

async function mutedBy(
  database: Kysely<Tables>,
  keys: readonly WatchKey[],
  people: readonly string[],
): Promise<ReadonlySet<string>> {
  if (people.length === 0) return new Set()
  const rows = await database
    .selectFrom('watch')
    .select(['person', 'kind', 'level'])
    .where('person', 'in', people)
    .where((eb) => eb.or(keys.map(({ kind, of }) => eb.and({ kind, of }))))
    .execute()
  const watches = Map.groupBy(rows, ({ person }) => person)
  const muted = [...watches].filter(([, own]) =>
    isMutedBy(
      own.flatMap((one) => {
        const kind = watchKinds.find((known) => known === one.kind)
        const level = watchLevels.find((known) => known === one.level)
        return kind === undefined || level === undefined ? [] : [{ kind, level }]
      }),
    ),
  )
  return new Set(muted.map(([person]) => person))
}

/** Those who followed an act by these keys when it happened, in the order of their ids, after one of them; at most so many. */
export async function watchersAfter(
  { database }: Pick<Services, 'database'>,
  keys: readonly WatchKey[],
  {
    since,
    after,
    limit,
  }: { readonly since: string; readonly after: string; readonly limit: number },
): Promise<readonly string[]> {
  if (keys.length === 0) return []
  const rows = await database
    .selectFrom('watch')
    .select('person')
    .where('level', '=', 'all')
    .where('person', '>', after)
    .where('since', '<=', since)
    .where((eb) => eb.or(keys.map(({ kind, of }) => eb.and({ kind, of }))))
    .groupBy('person')
    .orderBy('person')
    .limit(limit)
    .execute()
  return rows.map(({ person }) => person)
}
