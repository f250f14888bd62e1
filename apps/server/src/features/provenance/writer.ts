import type { Person, Revision } from '@forkshop/repository'

/**
 * Who wrote the words that came in with a revision. What an acceptance has of its own, which neither
 * the page nor the proposal had, is how somebody settled a conflict: not its author, who proposed.
 */
export function writerOf({ author, committer, parents, trailers }: Revision): Person {
  const isAcceptance = parents.length > 1 && trailers.some(({ key }) => key === 'Proposal')
  return isAcceptance ? committer : author
}
