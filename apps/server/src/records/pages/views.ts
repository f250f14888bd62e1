import type { HistoryEntry, PersonView, RevisionView, VersionEntry } from '@forkshop/api'
import { cutWords, wordLimits } from '@forkshop/domain'
import type { Person, Revision, Trailer } from '@forkshop/repository'
import type { Selectable } from 'kysely'
import { accountOfAuthor } from '../accounts/author.ts'
import type { ReleaseTable } from '../database/tables/page-tables.ts'

/** More is a list that a program made. */
const MAX_CO_AUTHORS = 50

const coAuthorValue = /^(.*?)\s*<([^>]*)>$/

/** Who an author address stands for; `id` is null for guests and for addresses that are not ours. */
export function toPersonView(person: Person): PersonView {
  return { id: accountOfAuthor(person), name: cutWords(person.name, wordLimits.name) }
}

/** Who wrote a revision; an address that a push merely claims leads to nobody. */
export function authorView({
  author,
  verified,
}: Pick<Revision, 'author' | 'verified'>): PersonView {
  const person = toPersonView(author)
  return verified ? person : { ...person, id: null, unverified: true }
}

/**
 * A revision as every answer shows it: `{id, author, time, reason}`. Of a reason, whatever is stored,
 * lists show `listed` characters, and the answer about one revision all that people may write.
 */
export function toRevisionView(
  revision: Revision,
  most: 'listed' | 'message' = 'message',
): RevisionView {
  return {
    id: revision.id,
    author: authorView(revision),
    time: revision.time,
    reason: cutWords(revision.reason, wordLimits[most]),
  }
}

/** A revision in a history; `versionOf` maps revision ids to the versions they were released as. */
export function toHistoryEntry(
  revision: Revision,
  versionOf: ReadonlyMap<string, string>,
): HistoryEntry {
  const proposal = Number(trailerValues(revision.trailers, 'Proposal')[0])
  return {
    ...toRevisionView(revision, 'listed'),
    coAuthors: [...coAuthorsOf(revision)],
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
    revision: toRevisionView(revision, 'listed'),
    notes: release.notes,
    time: release.time,
    withdrawn: release.withdrawn,
  }
}

/** The people in the `Co-authored-by` trailers, in their order; those whom a push merely claims are nobody's account. */
export function coAuthorsOf({
  trailers,
  verified,
}: Pick<Revision, 'trailers' | 'verified'>): readonly PersonView[] {
  return trailerValues(trailers, 'Co-authored-by')
    .slice(0, MAX_CO_AUTHORS)
    .map((value) => {
      const [, name = value, email = ''] = coAuthorValue.exec(value) ?? []
      const person = toPersonView({ name, email })
      return verified ? person : { ...person, id: null }
    })
}

function trailerValues(trailers: readonly Trailer[], key: string): readonly string[] {
  return trailers.filter((trailer) => trailer.key === key).map((trailer) => trailer.value)
}
