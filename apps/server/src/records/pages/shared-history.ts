import type { Services } from '../services/services.ts'
import type { PageRow } from './find-page.ts'

/**
 * Whether another page, deleted ones included, lives in the same repository: then the page keeps its
 * visibility, for what is not public must not share a repository with what is (design section 6).
 */
export async function sharesHistory(
  services: Services,
  page: Pick<PageRow, 'id' | 'lineage'>,
): Promise<boolean> {
  const other = await services.database
    .selectFrom('page')
    .select('id')
    .where('lineage', '=', page.lineage)
    .where('id', '!=', page.id)
    .executeTakeFirst()
  return other !== undefined
}
