import type { CommitInfo, Person, Trailer } from '@forkshop/repository'

/** How a commit is described before its time is known. */
export type CommitWords = {
  readonly reason: string
  readonly author: Person
  /** Who puts the change on the page; the author when absent. */
  readonly committer?: Person
  readonly coAuthors?: readonly Person[]
  readonly trailers?: readonly Trailer[]
}

/** The commit with its co-authors as trailers, after the trailers given; the author is never among them. */
export function toCommitInfo(words: CommitWords, time: Date): CommitInfo {
  const coAuthors = (words.coAuthors ?? []).filter(({ email }) => email !== words.author.email)
  return {
    author: words.author,
    committer: words.committer ?? words.author,
    time,
    reason: words.reason,
    trailers: [...(words.trailers ?? []), ...coAuthors.map(toCoAuthorTrailer)],
  }
}

function toCoAuthorTrailer(person: Person): Trailer {
  return { key: 'Co-authored-by', value: `${person.name} <${person.email}>` }
}
