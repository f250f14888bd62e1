import { parseRevisionId, type RevisionId } from '@forkshop/domain'
import type { Revision } from '@forkshop/repository'
import { pageIdOf } from '../../base/row-ids.ts'
import type { TakenNode } from '../../records/services/held.ts'
import type { Services } from '../../records/services/services.ts'

const source = /^([a-z0-9-]{1,80})@([0-9a-f]{40})$/

/**
 * The revisions of other pages of a lineage that a revision says it took words from. One that is a parent, or that the
 * lineage does not have, is left out.
 */
export async function takenBy(
  services: Services,
  lineage: string,
  { trailers, parents }: Pick<Revision, 'trailers' | 'parents'>,
): Promise<readonly TakenNode[]> {
  const taken: TakenNode[] = []
  for (const { key, value } of trailers) {
    if (key !== 'Taken-From') continue
    const [, slug = '', id = ''] = source.exec(value) ?? []
    const revision = parseRevisionId(id)
    if (revision === null || parents.includes(revision)) continue
    const page = await pageWith(services, lineage, { slug, revision })
    if (page !== null) taken.push({ page, revision })
  }
  return taken
}

/** The page that has or had an address, where it has a revision too. */
async function pageWith(
  { database, library }: Services,
  lineage: string,
  { slug, revision }: { readonly slug: string; readonly revision: RevisionId },
): Promise<string | null> {
  const row = await database
    .selectFrom('page_slug')
    .innerJoin('page', 'page.id', 'page_slug.page')
    .select('page.id')
    .where('page_slug.slug', '=', slug)
    .where('page.lineage', '=', lineage)
    .executeTakeFirst()
  if (row === undefined) return null
  return (await library.revision(pageIdOf(row.id), revision)) === null ? null : row.id
}

/** A revision that words of a page came in with, and another page that has it; null for one of the page's own past. */
export type WordRevision = { readonly recorded: Revision; readonly elsewhere: string | null }

/** Revisions that words of a page came in with: of its own past, and of pages that it took from. */
export async function wordRevisions(
  { database, library }: Services,
  page: { readonly id: string; readonly lineage: string },
  ids: readonly RevisionId[],
): Promise<readonly WordRevision[]> {
  const found = new Map<RevisionId, WordRevision>()
  for (const recorded of await library.revisions(pageIdOf(page.id), ids)) {
    found.set(recorded.id, { recorded, elsewhere: null })
  }
  const missing = (): readonly RevisionId[] => ids.filter((id) => !found.has(id))
  const others = missing().length === 0 ? [] : await pagesBeside(database, page)
  for (const { id } of others) {
    for (const recorded of await library.revisions(pageIdOf(id), missing())) {
      found.set(recorded.id, { recorded, elsewhere: id })
    }
    if (missing().length === 0) break
  }
  return ids.flatMap((id) => found.get(id) ?? [])
}

/** Other pages of a lineage, oldest first. */
function pagesBeside(
  database: Services['database'],
  page: { readonly id: string; readonly lineage: string },
): Promise<readonly { readonly id: string }[]> {
  return database
    .selectFrom('page')
    .select('id')
    .where('lineage', '=', page.lineage)
    .where('id', '!=', page.id)
    .orderBy('created')
    .execute()
}
