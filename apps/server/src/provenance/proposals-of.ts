import type { Provenance } from '@forkshop/api'
import type { PageRow } from '../pages/find-page.ts'
import type { Services } from '../services.ts'
import { inChunks } from './in-chunks.ts'

export type BroughtBy = NonNullable<Provenance['sources'][number]['proposal']>

/**
 * The proposals by which revisions came, by revision, as far as everybody may read their page, or
 * it is the one asked for. Of open proposals, the one whose text the revision is.
 */
export async function proposalsOf(
  services: Services,
  asking: PageRow,
  revisions: readonly string[],
): Promise<ReadonlyMap<string, BroughtBy>> {
  const found = new Map<string, BroughtBy>()
  for (const some of inChunks(revisions)) {
    const open = await services.database
      .selectFrom('proposal')
      .select(['head', 'number', 'title'])
      .where('page', '=', asking.id)
      .where('head', 'in', some)
      .execute()
    for (const { head, number, title } of open) {
      found.set(head, { page: asking.slug, number, title })
    }
    for (const { revision, ...proposal } of await acceptedAmong(services, asking, some)) {
      found.set(revision, proposal)
    }
  }
  return found
}

async function acceptedAmong(
  services: Services,
  asking: PageRow,
  revisions: readonly string[],
): Promise<readonly (BroughtBy & { readonly revision: string })[]> {
  const rows = await services.database
    .selectFrom('provenance_origin')
    .innerJoin('page', 'page.id', 'provenance_origin.page')
    .leftJoin('proposal', (join) =>
      join
        .onRef('proposal.page', '=', 'provenance_origin.page')
        .onRef('proposal.number', '=', 'provenance_origin.proposal'),
    )
    .select(['provenance_origin.revision', 'provenance_origin.proposal as number'])
    .select(['page.slug as page', 'proposal.title'])
    .where('provenance_origin.lineage', '=', asking.lineage)
    .where('provenance_origin.revision', 'in', revisions)
    .where((eb) =>
      eb.or([
        eb('page.id', '=', asking.id),
        eb.and([eb('page.visibility', '=', 'public'), eb('page.deleted', 'is', null)]),
      ]),
    )
    .execute()
  return rows
}
