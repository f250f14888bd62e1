import { foldText } from '@forkshop/domain'
import type { Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'
import type { PageFacts } from '../pages/page-facts.ts'
import { toSearchable } from './folded-words.ts'
import { wordIndexOf } from './search-index.ts'
import { withSearchTables } from './search-tables.ts'

/** Writes what lists and search know of a page besides its row; in the transaction of its change. */
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
  const words = { sort_title: foldText(facts.card.title), plain: facts.plain }
  const { id } = await database
    .insertInto('page_words')
    .values({ page, ...words })
    .onConflict((conflict) => conflict.column('page').doUpdateSet(words))
    .returning('id')
    .executeTakeFirstOrThrow()
  await wordIndexOf(transaction).put(transaction, id, {
    title: toSearchable(facts.card.title),
    summary: toSearchable([facts.card.summary, ...facts.card.tags].join(' ')),
    body: toSearchable(facts.plain),
  })
}
