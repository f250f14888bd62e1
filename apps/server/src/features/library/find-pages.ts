import { foldText, type Language } from '@forkshop/domain'
import type { ListKind, PageSummary } from '@forkshop/api'
import { sql, type ExpressionBuilder, type RawBuilder, type SqlBool } from 'kysely'
import { z } from 'zod'
import type { Tables } from '../../records/database/tables.ts'
import { noteNext } from '../../base/shown.ts'
import { parseCursor, toCursor } from '../../base/http/list-cursor.ts'
import type { FacetKey } from '../../texts/jobs/page-facts.ts'
import type { Services } from '../../records/services/services.ts'
import { foldedWords } from '../../texts/jobs/folded-words.ts'
import { wordIndexOf } from '../../records/words/search-index.ts'
import { withSearchTables, type SearchTables } from '../../records/words/search-tables.ts'
import { toSummaries } from '../../records/pages/summaries.ts'
import { familyTable } from '../../records/pages/translation-families.ts'
import { firstOfFamily, placeInFamily, withTranslations, type Grouping } from './group-languages.ts'

/** What a list is narrowed down by; what is absent does not count. */
export type PageFilter = {
  readonly kind?: ListKind | undefined
  readonly q?: string | undefined
  readonly lang?: string | undefined
  readonly tag?: string | undefined
  /** Time at hand: the page must fit into it. */
  readonly minutes?: number | undefined
  /** Size of the group: the page must take it. */
  readonly people?: number | undefined
  readonly outcome?: string | undefined
  readonly phase?: string | undefined
  readonly territory?: string | undefined
  readonly license?: string | undefined
  readonly status?: string | undefined
}

export type PageListing = {
  readonly sort: 'updated' | 'title' | 'events' | 'start'
  /** Pages in this language come before all others. */
  readonly first?: Language | undefined
  /** Pages that translate each other are one entry; each is for itself where nothing is said. */
  readonly grouping?: Grouping | null
  readonly limit: number
  readonly cursor?: string | undefined
}

type Builder = ExpressionBuilder<Tables & SearchTables, 'page' | 'page_words'>

/** Public pages that fit the filter, in the order asked for, equal ones by id. */
export async function findPages(
  services: Services,
  filter: PageFilter,
  listing: PageListing,
): Promise<{ items: PageSummary[]; total: number; nextCursor: string | null }> {
  const { grouping = null } = listing
  const { total } = await entries(services, filter, grouping)
    .select((eb) => eb.fn.countAll().as('total'))
    .executeTakeFirstOrThrow()
  const after = parseCursor(listing.cursor, cursorShape)
  // what was to come on the first page of a list is so on all of them
  const now = after?.[3] ?? services.clock().toISOString()
  const order = orderOf(listing, now)
  const rows = await entries(services, filter, grouping)
    .selectAll('page')
    .select([order.group.as('sort_group'), order.key.as('sort_key')])
    .$if(after !== null, (query) => query.where(() => isAfter(order, after ?? [0, '', '', now])))
    .orderBy(order.group)
    .orderBy(sql`case when not (${order.falls}) then ${order.key} end`)
    .orderBy(sql`case when ${order.falls} then ${order.key} end`, 'desc')
    .orderBy('page.id')
    .limit(listing.limit + 1)
    .execute()
  if (listing.sort === 'start') await noteNextOver(services)
  const shown = rows.slice(0, listing.limit)
  const last = rows.length > listing.limit ? shown.at(-1) : undefined
  const items = await toSummaries(services, shown)
  return {
    items: grouping === null ? items : await withTranslations(services, items, grouping),
    total: Number(total),
    nextCursor:
      last === undefined ? null : toCursor([Number(last.sort_group), last.sort_key, last.id, now]),
  }
}

/** How many public pages fit the filter, a kind each; those without one as `page`. Grouped as a list of each kind is. */
export async function countKinds(
  services: Services,
  filter: PageFilter,
  grouping: Grouping | null = null,
): Promise<Record<string, number>> {
  const rows = await entries(services, { ...filter, kind: undefined }, grouping)
    .select((eb) => ['page.kind', eb.fn.countAll().as('count')])
    .groupBy('page.kind')
    .execute()
  return Object.fromEntries(rows.map((row) => [row.kind ?? 'page', Number(row.count)]))
}

const eventCount = sql<number>`(select count(*) from page_facet
  join page_slug on page_slug.slug = page_facet.value
  join page as event on event.id = page_facet.page
  where page_facet.key = 'runs' and page_slug.page = page.id
    and event.deleted is null and event.visibility = 'public')`

/** An order of pages: in groups, each by a key that rises or falls. */
type Order = {
  readonly group: RawBuilder<number>
  readonly key: RawBuilder<string | number>
  readonly falls: RawBuilder<SqlBool>
  readonly fallsIn: (group: number) => boolean
}

function orderOf({ sort, first }: PageListing, now: string): Order {
  switch (sort) {
    case 'updated':
      return { ...always(true), group: groupOf(first), key: sql`page.updated` }
    case 'title':
      return { ...always(false), group: groupOf(first), key: sql`page_words.sort_title` }
    case 'events':
      return { ...always(true), group: groupOf(first), key: sql`${eventCount}` }
    case 'start': {
      const group = sql<number>`case when event_time.over > ${now} then 0 when event_time.over is null then 2 else 1 end`
      const key = sql<string>`coalesce(event_time.starts, '')`
      return { group, key, falls: sql`${group} = 1`, fallsIn: (one) => one === 1 }
    }
  }
}

const always = (falls: boolean): Pick<Order, 'falls' | 'fallsIn'> => ({
  falls: falls ? sql`1 = 1` : sql`1 = 0`,
  fallsIn: () => falls,
})

/** A list by what is to come is another one once the next event is over. */
async function noteNextOver({ database, clock }: Services): Promise<void> {
  const now = clock()
  const next = await withSearchTables(database)
    .selectFrom('event_time')
    .select('over')
    .where('over', '>', now.toISOString())
    .orderBy('over')
    .executeTakeFirst()
  noteNext(now, [Date.parse(next?.over ?? '')])
}

/** Group, key and id of a page, and the moment of the first page of its list. */
const cursorShape = z.tuple([
  z.number(),
  z.union([z.string(), z.number()]),
  z.string(),
  z.iso.datetime(),
])

/** 0 for pages in the language that comes first, 1 for all others, and for all where none does. */
function groupOf(first: Language | undefined) {
  const lang = first ?? ''
  return sql<number>`case when page.lang = ${lang} or page.lang like ${`${lang}-%`} then 0 else 1 end`
}

function isAfter(order: Order, [groupSeen, key, id]: z.output<typeof cursorShape>) {
  const { group } = order
  const beyond = order.fallsIn(groupSeen) ? sql`<` : sql`>`
  return sql<SqlBool>`(${group} > ${groupSeen} or (${group} = ${groupSeen} and (
    ${order.key} ${beyond} ${key} or (${order.key} = ${key} and page.id > ${id}))))`
}

/** What a list is made of: each page that fits, or of those that translate each other the first. */
function entries(services: Services, filter: PageFilter, grouping: Grouping | null) {
  const all = matching(services, filter)
  if (grouping === null) return all
  const placed = matching(services, filter)
    .innerJoin(familyTable(grouping.families).as('family'), 'family.page', 'page.id')
    .select(['page.id', placeInFamily(grouping).as('place')])
  return all.where(firstOfFamily(placed))
}

function matching(services: Services, filter: PageFilter) {
  const words = foldedWords(filter.q ?? '').map(({ word }) => word)
  const index = wordIndexOf(services.database)
  return withSearchTables(services.database)
    .selectFrom('page')
    .innerJoin('page_words', 'page_words.page', 'page.id')
    .leftJoin('event_time', 'event_time.page', 'page.id')
    .where('page.deleted', 'is', null)
    .where('page.visibility', '=', 'public')
    .where((eb) => eb.and(conditionsOf(eb, filter)))
    .$if(words.length > 0, (query) =>
      query.where(sql<SqlBool>`page.id in (select hit.page from ${index.matching(words)} as hit)`),
    )
}

function conditionsOf(eb: Builder, filter: PageFilter) {
  const { kind, lang, license, minutes, people } = filter
  return [
    ...(kind === undefined ? [] : [ofKind(kind)]),
    ...(lang === undefined ? [] : [inLanguage(lang)]),
    ...(license === undefined ? [] : [eb('page.license', '=', license)]),
    ...(minutes === undefined ? [] : [eb('page.minutes', '<=', minutes)]),
    ...(people === undefined ? [] : takesGroup(eb, people)),
    ...facets(eb, 'outcome', filter.outcome),
    ...facets(eb, 'phase', filter.phase),
    ...facets(eb, 'status', filter.status),
    ...facets(eb, 'tag', filter.tag === undefined ? undefined : foldText(filter.tag)),
    ...facets(
      eb,
      'territory',
      filter.territory === undefined ? undefined : foldText(filter.territory),
    ),
  ]
}

/** A condition on `page`: a page whose front matter states no kind is of the kind `page`. */
export function ofKind(kind: ListKind) {
  return kind === 'page' ? sql<SqlBool>`page.kind is null` : sql<SqlBool>`page.kind = ${kind}`
}

/** A condition on `page`: a page in a language, or in that of one of its regions. */
export function inLanguage(lang: string) {
  return sql<SqlBool>`(page.lang = ${lang} or page.lang like ${`${likeText(lang)}-%`})`
}

/** A bound that is not given excludes nobody, but a page that says nothing of its group is not meant. */
function takesGroup(eb: Builder, people: number) {
  return [
    eb.or([eb('page.people_min', 'is not', null), eb('page.people_max', 'is not', null)]),
    eb.or([eb('page.people_min', 'is', null), eb('page.people_min', '<=', people)]),
    eb.or([eb('page.people_max', 'is', null), eb('page.people_max', '>=', people)]),
  ]
}

function facets(eb: Builder, key: FacetKey, value: string | undefined) {
  if (value === undefined) return []
  return [
    eb.exists(
      eb
        .selectFrom('page_facet')
        .select('page_facet.page')
        .whereRef('page_facet.page', '=', 'page.id')
        .where('page_facet.key', '=', key)
        .where('page_facet.value', '=', value),
    ),
  ]
}

/** The wildcards of LIKE taken out: no language tag has them. */
function likeText(text: string): string {
  return text.replaceAll(/[%_\\]/g, '')
}
