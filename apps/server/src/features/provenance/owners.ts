import type { RevisionId } from '@forkshop/domain'
import type { PageRow } from '../../records/pages/find-page.ts'
import { pageIdOf, revisionIdOf } from '../../base/row-ids.ts'
import type { Services } from '../../records/services/services.ts'

/** A page on the way back from a fork to the first page of its lineage. */
export type Owner = {
  readonly page: string
  /** The revision of the next page that this one was forked from; null for a first page. */
  readonly forkedAt: string | null
}

/** Origins that are followed. */
const MAX_ORIGINS = 20

/** A page and those that it descends from: the line of a fork goes on into its origin. */
export async function ownersOf(
  services: Services,
  page: Pick<PageRow, 'id' | 'origin_page' | 'origin_revision'>,
): Promise<readonly [Owner, ...Owner[]]> {
  const owners: [Owner, ...Owner[]] = [{ page: page.id, forkedAt: page.origin_revision }]
  let { origin_page: origin } = page
  while (origin !== null && owners.length < MAX_ORIGINS) {
    const row: Pick<PageRow, 'origin_page' | 'origin_revision'> | undefined =
      await services.database
        .selectFrom('page')
        .select(['origin_page', 'origin_revision'])
        .where('id', '=', origin)
        .executeTakeFirst()
    if (row === undefined) break
    owners.push({ page: origin, forkedAt: row.origin_revision })
    origin = row.origin_page
  }
  return owners
}

/** How many forks back the page is that a revision was made on, which the first of the owners reaches. */
export async function ownerOf(
  services: Services,
  owners: readonly [Owner, ...Owner[]],
  revision: RevisionId,
): Promise<number> {
  const page = pageIdOf(owners[0].page)
  let owner = 0
  for (const { forkedAt } of owners.slice(0, -1)) {
    if (forkedAt === null) break
    const fork = revisionIdOf(forkedAt)
    const base = await services.library.mergeBase({ page, revision: fork }, { page, revision })
    if (base !== revision) break
    owner += 1
  }
  return owner
}
