import type { HistoryEntry, PersonView, RevisionView, VersionEntry } from '@forkshop/api'
import type { Person, Revision, Trailer } from '@forkshop/repository'
import type { Selectable } from 'kysely'
import { accountOfAuthor } from '../accounts/author.ts'
import type { ReleaseTable } from '../database/tables.ts'

const coAuthorValue = /^(.*?)\s*<[^>]*>$/

/** Who an author address stands for; `id` is null for guests and for addresses that are not ours. */
export function toPersonView(person: Person): PersonView {
  return { id: accountOfAuthor(person), name: person.name }
}

/** Who wrote a revision; an address that a push merely claims leads to nobody. */
export function authorView({
  author,
  verified,
}: Pick<Revision, 'author' | 'verified'>): PersonView {
  return verified ? toPersonView(author) : { id: null, name: author.name, unverified: true }
}

/** A revision as every answer shows it: `{id, author, time, reason}`. */
export function toRevisionView(revision: Revision): RevisionView {
  return {
    id: revision.id,
    author: authorView(revision),
    time: revision.time,
    reason: revision.reason,
  }
}

/** A revision in a history; `versionOf` maps revision ids to the versions they were released as. */
export function toHistoryEntry(
  revision: Revision,
  versionOf: ReadonlyMap<string, string>,
): HistoryEntry {
  const proposal = Number(trailerValues(revision.trailers, 'Proposal')[0])
  return {
    ...toRevisionView(revision),
    coAuthors: coAuthorNames(revision.trailers),
    version: versionOf.get(revision.id) ?? null,
    proposal: Number.isSafeInteger(proposal) && proposal > 0 ? proposal : null,
    event: trailerValues(revision.trailers, 'Event')[0] ?? null,
    ideas: [...trailerValues(revision.trailers, 'Idea')],
  }
}

/** A released version with the revision it names. */
export function toVersionEntry(
  release: Selectable<ReleaseTable>,
  revision: Revision,
): VersionEntry {
  return {
    version: release.version,
    revision: toRevisionView(revision),
    notes: release.notes,
    time: release.time,
    withdrawn: release.withdrawn,
  }
}

/** Names in the `Co-authored-by` trailers, in their order. */
export function coAuthorNames(trailers: readonly Trailer[]): string[] {
  return trailerValues(trailers, 'Co-authored-by').map(
    (value) => coAuthorValue.exec(value)?.[1] ?? value,
  )
}

function trailerValues(trailers: readonly Trailer[], key: string): readonly string[] {
  return trailers.filter((trailer) => trailer.key === key).map((trailer) => trailer.value)
}
