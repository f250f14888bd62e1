import { ForkshopError } from '@forkshop/domain'
import type { Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'
import { newId } from '../../base/new-id.ts'
import type { PageFacts } from '../../texts/jobs/page-facts.ts'
import { toParts, type PageWords, type PartWords } from '../../texts/jobs/page-words.ts'
import { keepMoments } from './event-moments.ts'
import { wordIndexOf } from './search-index.ts'
import { withSearchTables } from './search-tables.ts'

/**
 * Writes what lists and search know of a page besides its row; in the transaction of its change, so
 * that a page is found by all of its words or by all of those it had before. Throws
 * `staged-words-gone` for staged ones that were swept away meanwhile.
 */
export async function indexPage(
  transaction: Kysely<Tables>,
  page: string,
  facts: PageFacts,
): Promise<void> {
  const database = withSearchTables(transaction)
  await database.deleteFrom('page_facet').where('page', '=', page).execute()
  if (facts.facets.length > 0) {
    await database
      .insertInto('page_facet')
      .values(facts.facets.map(({ key, value }) => ({ page, key, value })))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  await keepMoments(transaction, page, facts.fields)
  const old = await shortParts(transaction, page)
  const { part_set, parts } = await setOf(transaction, page, facts.words)
  // All at once, with no statement that answers rows in between: for each of those SQLite's index writes out
  // what it has gathered, which takes longer than all else.
  await dropParts(transaction, old)
  for (const { id, words } of parts) await wordIndexOf(transaction).put(transaction, id, words)
  const words = { sort_title: facts.words.sortTitle, plain: facts.plain, part_set }
  await database
    .insertInto('page_words')
    .values({ page, ...words })
    .onConflict((conflict) => conflict.column('page').doUpdateSet(words))
    .execute()
  await markUnread(transaction, page, facts)
}

/** A part of a page's words that goes into the index, with the set that it belongs to. */
export type PartToPut = {
  readonly page: string
  readonly set: string
  /** When, of a part that is found only later; else empty. */
  readonly made: string
  readonly words: PartWords
}

/** Puts a part into the index; it is found once its set is that of the page. */
export async function putPart(transaction: Kysely<Tables>, part: PartToPut): Promise<void> {
  const id = await addPart(transaction, part)
  await wordIndexOf(transaction).put(transaction, id, part.words)
}

/** Makes room for a part; answers under which id its words go into the index. */
async function addPart(
  transaction: Kysely<Tables>,
  { page, set, made }: Omit<PartToPut, 'words'>,
): Promise<number> {
  const { id } = await withSearchTables(transaction)
    .insertInto('page_part')
    .values({ page, part_set: set, made })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

type Part = { readonly id: number }

/** What a short text is found by now; the parts of a long one are left to `sweepWords`. */
async function shortParts(transaction: Kysely<Tables>, page: string): Promise<readonly Part[]> {
  const parts = await withSearchTables(transaction)
    .selectFrom('page_words')
    .innerJoin('page_part', (join) =>
      join
        .onRef('page_part.page', '=', 'page_words.page')
        .onRef('page_part.part_set', '=', 'page_words.part_set'),
    )
    .select('page_part.id')
    .where('page_words.page', '=', page)
    .limit(2)
    .execute()
  return parts.length === 1 ? parts : []
}

/** Takes parts out of the index. */
export async function dropParts(
  transaction: Kysely<Tables>,
  parts: readonly Part[],
): Promise<void> {
  if (parts.length === 0) return
  const ids = parts.map(({ id }) => id)
  await wordIndexOf(transaction).drop(transaction, ids)
  await withSearchTables(transaction).deleteFrom('page_part').where('id', 'in', ids).execute()
}

/** The set that a page is found by from now on, and those of its parts that are still to be put in. */
async function setOf(
  transaction: Kysely<Tables>,
  page: string,
  words: PageWords,
): Promise<{
  readonly part_set: string
  readonly parts: readonly (Part & { readonly words: PartWords })[]
}> {
  const { body } = words
  if (body.kind === 'parts') {
    const set = newId()
    const parts: (Part & { readonly words: PartWords })[] = []
    for (const part of toParts(words, body.parts)) {
      parts.push({ id: await addPart(transaction, { page, set, made: '' }), words: part })
    }
    return { part_set: set, parts }
  }
  const { count } = await withSearchTables(transaction)
    .selectFrom('page_part')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('page', '=', page)
    .where('part_set', '=', body.set)
    .executeTakeFirstOrThrow()
  if (Number(count) !== body.parts) throw new ForkshopError('staged-words-gone', { page })
  return { part_set: body.set, parts: [] }
}

/** Remembers that a page's words are still to be read, or that they were. */
async function markUnread(
  transaction: Kysely<Tables>,
  page: string,
  { read }: PageFacts,
): Promise<void> {
  await transaction.deleteFrom('page_unread').where('page', '=', page).execute()
  if (read === 'whole') return
  await transaction.insertInto('page_unread').values({ page, tries: 0 }).execute()
}
