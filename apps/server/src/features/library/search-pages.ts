import type { CallAnswer, ListKind, SearchHit } from '@forkshop/api'
import { sql } from 'kysely'
import { z } from 'zod'
import { parseCursor, toCursor } from '../../base/http/list-cursor.ts'
import { kindOf } from '../../base/kind-of.ts'
import type { Services } from '../../records/services/services.ts'
import { toExcerpt } from '../../texts/jobs/excerpt.ts'
import { countKinds, findPages, ofKind } from './find-pages.ts'
import { foldedWords } from '../../texts/jobs/folded-words.ts'
import { wordIndexOf } from '../../records/words/search-index.ts'
import { withSearchTables } from '../../records/words/search-tables.ts'

export type SearchRequest = {
  readonly q: string
  readonly kind?: ListKind | undefined
  readonly lang?: string | undefined
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
  const q = words.join(' ')
  const { kind, lang } = request
  const [rows, counts, { total }] = await Promise.all([
    matchingRows(services, request, words),
    countKinds(services, { q, lang }),
    findPages(services, { q, kind, lang }, { sort: 'updated', limit: 1 }),
  ])
  const shown = rows.slice(0, request.limit)
  const last = rows.length > request.limit ? shown.at(-1) : undefined
  return {
    items: shown.map((row) => toHit(row, words)),
    nextCursor: last === undefined ? null : toCursor([Number(last.rank), last.id]),
    total,
    counts,
  }
}

type HitRow = Awaited<ReturnType<typeof matchingRows>>[number]

async function matchingRows(
  services: Services,
  { kind, lang, limit, cursor }: SearchRequest,
  words: readonly string[],
) {
  const after = parseCursor(cursor, z.tuple([z.number(), z.string()]))
  const matches = wordIndexOf(services.database).matching(words)
  return withSearchTables(services.database)
    .selectFrom(matches.as<'hit'>(sql.ref('hit')))
    .innerJoin('page', 'page.id', 'hit.page')
    .innerJoin('page_words', 'page_words.page', 'page.id')
    .select(['page.id', 'page.slug', 'page.kind', 'page.title', 'page.summary', 'page.lang'])
    .select(['page.version', 'page_words.plain', 'hit.rank'])
    .where('page.deleted', 'is', null)
    .where('page.visibility', '=', 'public')
    .$if(kind !== undefined, (query) => query.where(ofKind(kind ?? 'page')))
    .$if(lang !== undefined, (query) => query.where('page.lang', '=', lang ?? ''))
    .$if(after !== null, (query) =>
      query.where((eb) => {
        const [rank, id] = after ?? [0, '']
        return eb.or([
          eb('hit.rank', '>', rank),
          eb.and([eb('hit.rank', '=', rank), eb('page.id', '>', id)]),
        ])
      }),
    )
    .orderBy('hit.rank')
    .orderBy('page.id')
    .limit(limit + 1)
    .execute()
}

function toHit(row: HitRow, words: readonly string[]): SearchHit {
  const { slug, title, summary, lang, version } = row
  const excerpt = toExcerpt(row.plain, words)
  return { slug, kind: kindOf(row), title, summary, lang, version, excerpt }
}
