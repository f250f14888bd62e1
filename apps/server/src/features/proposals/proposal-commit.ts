import type { CommitInfo, Person, Trailer } from '@forkshop/repository'
import { toCommitInfo } from '../../records/pages/commit-info.ts'

/** What the commit of a proposal, and of its acceptance, says beside its text. */
export type ProposalWords = {
  readonly title: string
  readonly reason: string
  readonly event: string | null
  readonly ideas: readonly string[]
}

/** Title as first line, then the reason where it says more. */
export const commitReason = ({ title, reason }: ProposalWords): string =>
  reason === title || reason === '' ? title : `${title}\n\n${reason}`

/** `Event` and `Idea` trailers of what a proposal came from. */
export const originTrailers = ({ event, ideas }: ProposalWords): readonly Trailer[] => [
  ...(event === null ? [] : [{ key: 'Event', value: event }]),
  ...ideas.map((idea) => ({ key: 'Idea', value: idea })),
]

/** The commit of one state of a proposal; `earlier` are the trailers of the state before. */
export const proposalCommit = (
  words: ProposalWords,
  people: {
    readonly author: Person
    readonly coAuthors: readonly Person[]
    readonly earlier: readonly Trailer[]
  },
  time: Date,
): CommitInfo => {
  const { author, coAuthors, earlier } = people
  const commit = toCommitInfo(
    { reason: commitReason(words), author, coAuthors, trailers: originTrailers(words) },
    time,
  )
  const known = new Set(commit.trailers.map((trailer) => trailer.value))
  const kept = coAuthorTrailers(earlier).filter((trailer) => !known.has(trailer.value))
  return { ...commit, trailers: [...commit.trailers, ...kept] }
}

/** Names the imported revision that a proposal offers the text of. */
export const TAKEN_FROM = 'Taken-From'

/** The co-authors among trailers: they stay with the text whatever becomes of it. */
export const coAuthorTrailers = (trailers: readonly Trailer[]): readonly Trailer[] =>
  trailers.filter((trailer) => trailer.key === 'Co-authored-by')
