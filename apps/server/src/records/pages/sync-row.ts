import { indexPage } from '../words/index-page.ts'
import type { Services } from '../services/services.ts'
import { factsToIndex } from './facts-of-text.ts'
import { factColumns } from './page-rows.ts'
import { pageIdOf, revisionIdOf } from '../../base/row-ids.ts'

/**
 * Brings a page's row, facets and search entry to its newest revision in git. Safe beside other
 * writers: a row is only replaced by one made from a head that was read after it.
 */
export async function syncRow(services: Services, id: string): Promise<void> {
  while (!(await isInStep(services, id))) {
    services.log.info({ page: id }, 'page row brought to the newest revision')
  }
}

async function isInStep(services: Services, id: string): Promise<boolean> {
  const page = pageIdOf(id)
  const row = await services.database
    .selectFrom('page')
    .select(['head', 'slug'])
    .where('id', '=', id)
    .executeTakeFirst()
  const head = await services.library.head(page)
  if (row === undefined || head === null || row.head === head) return true
  const [text, revision] = await Promise.all([
    services.library.readText(page, head),
    services.library.revision(page, head),
  ])
  const near = () => services.library.readText(page, revisionIdOf(row.head))
  const named = { page, text: text ?? '', near, slug: row.slug }
  const facts = await factsToIndex(services, named, { patient: true })
  await services.database.transaction().execute(async (transaction) => {
    const updated = await transaction
      .updateTable('page')
      .set({
        ...factColumns(facts),
        head,
        updated: revision?.time ?? services.clock().toISOString(),
      })
      .where('id', '=', id)
      .where('head', '=', row.head)
      .executeTakeFirst()
    if (updated.numUpdatedRows === 1n) await indexPage(transaction, id, facts)
  })
  return false
}
