import type { CallAnswer, ListKind, SearchHit } from '@forkshop/api'
import type { Language } from '@forkshop/domain'
import { sql } from 'kysely'
import { z } from 'zod'
import { parseCursor, toCursor } from '../../base/http/list-cursor.ts'
import { kindOf } from '../../base/kind-of.ts'
import type { Services } from '../../records/services/services.ts'
import { excerptsFor, type Excerpts } from '../../texts/jobs/excerpt.ts'
import { inLanguage, ofKind } from './find-pages.ts'
import { foldedWords } from '../../texts/jobs/folded-words.ts'
import { wordIndexOf } from '../../records/words/search-index.ts'
import { withSearchTables } from '../../records/words/search-tables.ts'
import { familyTable } from '../../records/pages/translation-families.ts'
import {
  firstOfFamily,
  groupingFor,
  placeInFamily,
  withTranslations,
  type Grouping,
} from './group-languages.ts'

export type SearchRequest = {
  readonly q: string
  readonly kind?: ListKind | undefined
  readonly lang?: string | undefined
  /** Pages that translate each other are one hit: in this language, where one of them is. */
  readonly groupedFor?: Language | undefined
  readonly limit: number
  readonly cursor?: string | undefined
}

/** Words of a query that count; more would only make it slower. */
const MAX_WORDS = 12

/** Public pages that have every word of the query, or one that begins with it, best first. */
export async function searchPages(
  services: Services,
  request: SearchRequest,
): Promise<CallAnswer<'search'>> {
  const words = foldedWords(request.q)
    .map(({ word }) => word)
    .slice(0, MAX_WORDS)
  if (words.length === 0) return { items: [], nextCursor: null, total: 0, counts: {} }
  const grouping = await groupingFor(services, request.groupedFor)
  const { hits, counts } = await findHits(services, request, { words, grouping })
  const shown = hits.slice(0, request.limit)
  const last = hits.length > request.limit ? shown.at(-1) : undefined
  const rows = await rowsOf(services, shown)
  const excerptOf = excerptsFor(words)
  const found = shown.flatMap(({ id }) => rows.get(id) ?? [])
  const all = Object.entries(counts).filter(([kind]) => (request.kind ?? kind) === kind)
  return {
    items: (grouping === null ? found : await withTranslations(services, found, grouping)).map(
      (row) => toHit(row, excerptOf),
    ),
    nextCursor: last === undefined ? null : toCursor([last.rank, last.id]),
    total: all.reduce((sum, [, count]) => sum + count, 0),
    counts,
  }
}

type Hit = { readonly id: string; readonly rank: number }
/** How many pages of a kind there are, or a page that is found. */
type Found =
  | { readonly id: null; readonly rank: null; readonly kind: string | null; readonly count: number }
  | (Hit & { readonly kind: null; readonly count: null })

/** The pages of one answer and one more, best first, and how many there are of each kind: the index is asked once. */
async function findHits(
  services: Services,
  { kind, lang, limit, cursor }: SearchRequest,
  { words, grouping }: { readonly words: readonly string[]; readonly grouping: Grouping | null },
): Promise<{ readonly hits: readonly Hit[]; readonly counts: Record<string, number> }> {
  const after = parseCursor(cursor, z.tuple([z.number(), z.string()]))
  const [rank, id] = after ?? [0, '']
  const beyond =
    after === null
      ? sql``
      : sql`and (page.rank > ${rank} or (page.rank = ${rank} and page.id > ${id}))`
  const { rows } = await sql<Found>`
    with hits as materialized (
      select page.id, page.kind, page.lang, hit.rank from ${wordIndexOf(services.database).matching(words)} as hit
      join page on page.id = hit.page
      where page.deleted is null and page.visibility = 'public'
      ${lang === undefined ? sql`` : sql`and ${inLanguage(lang)}`}),
    found as materialized (select page.id, page.kind, page.rank from hits as page
      ${grouping === null ? sql`` : sql`where ${firstOfFamily(placed(grouping))}`})
    select cast(null as text) as id, cast(null as double precision) as rank, kind, count(*) as count
      from found group by kind
    union all select id, rank, null, null from (
      select page.id, page.rank from found as page
      where true ${kind === undefined ? sql`` : sql`and ${ofKind(kind)}`} ${beyond}
      order by page.rank, page.id limit ${limit + 1}) as shown`.execute(services.database)
  const counts: Record<string, number> = {}
  const hits: Hit[] = []
  for (const row of rows) {
    if (row.id === null) counts[row.kind ?? 'page'] = Number(row.count)
    else hits.push({ id: row.id, rank: Number(row.rank) })
  }
  return { hits, counts }
}

const placed = (grouping: Grouping) => sql`(select page.id, ${placeInFamily(grouping)} as place
  from hits as page join ${familyTable(grouping.families)} as family on family.page = page.id)`

type HitRow = Awaited<ReturnType<typeof readRows>>[number]

/** What is shown of the pages found, by page. */
async function rowsOf(
  services: Services,
  hits: readonly Hit[],
): Promise<ReadonlyMap<string, HitRow>> {
  const ids = hits.map(({ id }) => id)
  const rows = ids.length === 0 ? [] : await readRows(services, ids)
  return new Map(rows.map((row) => [row.id, row]))
}

function readRows(services: Services, ids: readonly string[]) {
  return withSearchTables(services.database)
    .selectFrom('page')
    .innerJoin('page_words', 'page_words.page', 'page.id')
    .select(['page.id', 'page.slug', 'page.kind', 'page.title', 'page.summary', 'page.lang'])
    .select(['page.version', 'page.license', 'page_words.plain'])
    .where('page.id', 'in', ids)
    .execute()
}

function toHit(row: HitRow & Pick<SearchHit, 'translations'>, excerptOf: Excerpts): SearchHit {
  const { slug, title, summary, lang, license, version, translations } = row
  const excerpt = excerptOf(row.plain)
  const hit = { slug, kind: kindOf(row), title, summary, lang, license, version, excerpt }
  return translations === undefined ? hit : { ...hit, translations }
}
