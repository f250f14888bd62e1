import type { Held, ProposalView } from '@forkshop/api'

export type Verdict = ProposalView['reviews'][number]['verdict']

/** Something said about a proposal, with or without a verdict. */
export type Saying = ProposalView['discussion'][number] & { readonly verdict: Verdict | null }

/** Comments and reviews as one discussion, oldest first, with those hidden from others that the reader sees. */
export const discussionOf = (
  view: Pick<ProposalView, 'discussion' | 'reviews'>,
  held: Held['comments'] = [],
): readonly Saying[] => {
  const shown = [
    ...view.discussion.map((comment) => ({ ...comment, verdict: null })),
    ...view.reviews,
  ]
  const known = new Set(shown.map(({ id }) => id))
  return [...shown, ...held.filter(({ id }) => !known.has(id))].toSorted((a, b) =>
    a.time < b.time ? -1 : a.time > b.time ? 1 : 0,
  )
}

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
