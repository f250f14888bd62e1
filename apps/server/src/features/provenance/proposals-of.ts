import { inChunks } from '@forkshop/repository'
import type { Provenance } from '@forkshop/api'
import { cutWords, wordLimits } from '@forkshop/domain'
import type { PageRow } from '../../records/pages/find-page.ts'
import type { Services } from '../../records/services/services.ts'

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
      found.set(head, { page: asking.slug, number, title: cutWords(title, wordLimits.title) })
    }
    for (const { revision, ...proposal } of await acceptedAmong(services, asking, some)) {
      const title = proposal.title === null ? null : cutWords(proposal.title, wordLimits.title)
      found.set(revision, { ...proposal, title })
    }
  }
  return found
}

/** Who proposed what accepted revisions brought, by revision; guests and accounts by their ids. */
export async function bringersOf(
  { database }: Services,
  { lineage }: Pick<PageRow, 'lineage'>,
  revisions: readonly string[],
): Promise<ReadonlyMap<string, { readonly id: string; readonly name: string }>> {
  const found = new Map<string, { readonly id: string; readonly name: string }>()
  for (const some of inChunks(revisions)) {
    const rows = await database
      .selectFrom('provenance_origin')
      .innerJoin('proposal', (join) =>
        join
          .onRef('proposal.page', '=', 'provenance_origin.page')
          .onRef('proposal.number', '=', 'provenance_origin.proposal'),
      )
      .select(['provenance_origin.revision', 'proposal.author', 'proposal.author_name as name'])
      .where('provenance_origin.lineage', '=', lineage)
      .where('provenance_origin.revision', 'in', some)
      .execute()
    for (const { revision, author, name } of rows) {
      if (author !== null) found.set(revision, { id: author, name })
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
