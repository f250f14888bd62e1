import { ForkshopError } from '@forkshop/domain'
import type { Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'
import { newId } from '../../base/new-id.ts'
import type { PageFacts } from '../../texts/jobs/page-facts.ts'
import { toParts, type PageWords, type PartWords } from '../../texts/jobs/page-words.ts'
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
  await dropShort(transaction, page)
  const part_set = await setOf(transaction, page, facts.words)
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
export async function putPart(
  transaction: Kysely<Tables>,
  { page, set, made, words }: PartToPut,
): Promise<void> {
  const { id } = await withSearchTables(transaction)
    .insertInto('page_part')
    .values({ page, part_set: set, made })
    .returning('id')
    .executeTakeFirstOrThrow()
  await wordIndexOf(transaction).put(transaction, id, words)
}

/** Takes a short text's words out of the index; those of a long one are left to `sweepWords`. */
async function dropShort(transaction: Kysely<Tables>, page: string): Promise<void> {
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
  if (parts.length === 1) await dropParts(transaction, parts)
}

/** Takes parts out of the index. */
export async function dropParts(
  transaction: Kysely<Tables>,
  parts: readonly { readonly id: number }[],
): Promise<void> {
  if (parts.length === 0) return
  const ids = parts.map(({ id }) => id)
  await wordIndexOf(transaction).drop(transaction, ids)
  await withSearchTables(transaction).deleteFrom('page_part').where('id', 'in', ids).execute()
}

async function setOf(transaction: Kysely<Tables>, page: string, words: PageWords): Promise<string> {
  const { body } = words
  if (body.kind === 'parts') {
    const set = newId()
    for (const part of toParts(words, body.parts)) {
      await putPart(transaction, { page, set, made: '', words: part })
    }
    return set
  }
  const { count } = await withSearchTables(transaction)
    .selectFrom('page_part')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('page', '=', page)
    .where('part_set', '=', body.set)
    .executeTakeFirstOrThrow()
  if (Number(count) !== body.parts) throw new ForkshopError('staged-words-gone', { page })
  return body.set
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
