import type { LibraryProposal, PageMeta, Revision } from '@forkshop/repository'
import type { PageId } from '@forkshop/domain'
import type { Services } from '../services/services.ts'

/** Revisions read at once. */
const HISTORY_PAGE = 500

/** A page's own revisions, oldest first; those of its origin are not its own. */
export async function ownHistory(
  services: Pick<Services, 'library'>,
  { page, meta }: { readonly page: PageId; readonly meta: PageMeta },
): Promise<readonly Revision[]> {
  const revisions: Revision[] = []
  let cursor: string | undefined
  do {
    const part = await services.library.history(page, {
      limit: HISTORY_PAGE,
      ...(cursor === undefined ? {} : { cursor }),
    })
    for (const revision of part.items) {
      if (revision.id === meta.origin?.commit) return revisions.toReversed()
      revisions.push(revision)
    }
    cursor = part.nextCursor ?? undefined
  } while (cursor !== undefined)
  return revisions.toReversed()
}

/** The number of the proposal that a revision accepted; null for one that accepted none. */
export function acceptedNumber({ trailers }: Pick<Revision, 'trailers'>): number | null {
  const number = Number(trailers.find(({ key }) => key === 'Proposal')?.value)
  return Number.isSafeInteger(number) && number > 0 ? number : null
}

/** The revision that accepted a proposal: it says so, and the proposal is among its parents. */
export function acceptanceOf(
  history: readonly Revision[],
  { number, head }: Pick<LibraryProposal, 'number' | 'head'>,
): Revision | null {
  return (
    history.find(
      (revision) => acceptedNumber(revision) === number && revision.parents.slice(1).includes(head),
    ) ?? null
  )
}
