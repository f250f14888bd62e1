import type { RevisionId } from '@forkshop/domain'
import { inChunks, type Revision } from '@forkshop/repository'
import { pageIdOf, revisionIdOf } from '../../../base/row-ids.ts'
import type { PageRow } from '../../../records/pages/find-page.ts'
import { acceptedNumber } from '../../../records/pages/own-history.ts'
import type { Services } from '../../../records/services/services.ts'
import type { Speaker } from './credited-names.ts'

/** Changes that one version tells of. */
const MAX_CHANGES = 500

/** A version that a revision comes from. */
export type Since = { readonly version: string; readonly revision: string }

/** The highest version that is in the history of a revision, of those of its page; null where none is. */
export async function versionBefore(
  services: Services,
  page: PageRow,
  at: RevisionId,
  releases: readonly Since[],
): Promise<Since | null> {
  const id = pageIdOf(page.id)
  for (const { version, revision } of releases) {
    const released = revisionIdOf(revision)
    const base = await services.library.mergeBase(
      { page: id, revision: released },
      { page: id, revision: at },
    )
    if (base === released) return { version, revision }
  }
  return null
}

/**
 * The page's own revisions up to `at`, newest first, that came after a version; those of what it was forked from are not
 * its own.
 */
export async function changesSince(
  services: Services,
  page: PageRow,
  { at, since }: { readonly at: RevisionId; readonly since: Since | null },
): Promise<{ readonly revisions: readonly Revision[]; readonly more: boolean }> {
  const { items, nextCursor } = await services.library.history(pageIdOf(page.id), {
    from: at,
    limit: MAX_CHANGES,
  })
  const end = items.findIndex(({ id }) => id === since?.revision || id === page.origin_revision)
  return end < 0
    ? { revisions: items, more: nextCursor !== null }
    : { revisions: items.slice(0, end), more: false }
}

/** A proposal that was accepted, as far as crediting it goes. */
export type AcceptedProposal = Speaker & { readonly number: number; readonly event: string | null }

/** The proposals that revisions accepted, by their numbers. */
export async function acceptedProposals(
  { database }: Services,
  page: PageRow,
  revisions: readonly Revision[],
): Promise<ReadonlyMap<number, AcceptedProposal>> {
  const numbers = revisions.map(acceptedNumber).filter((number) => number !== null)
  const found = new Map<number, AcceptedProposal>()
  for (const some of inChunks([...new Set(numbers)])) {
    const rows = await database
      .selectFrom('proposal')
      .select(['number', 'author', 'author_name', 'event'])
      .where('page', '=', page.id)
      .where('number', 'in', some)
      .execute()
    for (const row of rows) found.set(row.number, row)
  }
  return found
}

/** An idea that a change took up. */
export type TakenIdea = Speaker & {
  readonly id: string
  readonly text: string
  readonly event: string | null
  readonly proposal: number | null
}

/** Ideas on the page that accepted proposals came from; none that was taken back or is hidden. */
export async function takenIdeas(
  { database }: Services,
  page: PageRow,
  proposals: Iterable<number>,
): Promise<readonly TakenIdea[]> {
  const found: TakenIdea[] = []
  for (const some of inChunks([...proposals])) {
    const rows = await database
      .selectFrom('idea')
      .select(['id', 'text', 'event', 'proposal', 'author', 'author_name'])
      .where('page', '=', page.id)
      .where('proposal', 'in', some)
      .where('state', '=', 'accepted')
      .where('deleted', 'is', null)
      .where('hidden', 'is', null)
      .orderBy('created')
      .orderBy('id')
      .execute()
    found.push(...rows)
  }
  return found
}
