import type { ProposalView } from '@forkshop/api'

export type Verdict = ProposalView['reviews'][number]['verdict']

/** Something said about a proposal, with or without a verdict. */
export type Saying = ProposalView['discussion'][number] & { readonly verdict: Verdict | null }

/** Comments and reviews as one discussion, oldest first. */
export const discussionOf = (
  view: Pick<ProposalView, 'discussion' | 'reviews'>,
): readonly Saying[] =>
  [...view.discussion.map((comment) => ({ ...comment, verdict: null })), ...view.reviews].toSorted(
    (a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0),
  )

/** The last verdict of each person, in the order in which they first gave one. */
export const lastVerdicts = (
  reviews: ProposalView['reviews'],
): readonly { readonly name: string; readonly verdict: Verdict }[] => {
  const last = new Map<string, { readonly name: string; readonly verdict: Verdict }>()
  for (const { author, verdict } of reviews.toSorted((a, b) => (a.time < b.time ? -1 : 1))) {
    last.set(author.id ?? author.name, { name: author.name, verdict })
  }
  return [...last.values()]
}
