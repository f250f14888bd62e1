import { parsePageId, parseRevisionId, parseVersion } from '@forkshop/domain'
import type { LineageId, PageId, RevisionId, Version } from '@forkshop/domain'
import { RepositoryError } from './error.ts'
import type { Media, NewDecisions } from './library.ts'

const MEDIA_NAME = /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,126}[A-Za-z0-9])?$/
const DECISION_NAME = /^[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?$/
const MAX_PROPOSAL_NUMBER = 999_999_999

/** Throws `unsafe-name` unless the id can stand as one path segment. */
export function checkId<Id extends PageId | LineageId>(id: Id): Id {
  // A page id and a lineage id have one alphabet.
  if (parsePageId(id) === null) throw new RepositoryError('unsafe-name', { kind: 'id', name: id })
  return id
}

/** The revision; throws `corrupt` where something stored should have named one. */
export function expectRevisionId(text: string): RevisionId {
  const id = parseRevisionId(text)
  if (id === null) throw new RepositoryError('corrupt', { expected: 'revision', found: text })
  return id
}

/** Throws `unsafe-name` unless the version can stand in a tag's name. */
export function checkVersion(version: Version): Version {
  if (parseVersion(version) !== version) {
    throw new RepositoryError('unsafe-name', { kind: 'version', name: version })
  }
  return version
}

/** Throws `unsafe-name` unless the number counts from one. */
export function checkProposalNumber(number: number): number {
  if (!Number.isInteger(number) || number < 1 || number > MAX_PROPOSAL_NUMBER) {
    throw new RepositoryError('unsafe-name', { kind: 'proposal', name: number })
  }
  return number
}

/** Throws `unsafe-name` unless all are plain names for files of decisions. */
export function checkDecisions({ add, remove }: NewDecisions): void {
  for (const name of [...add.map((file) => file.name), ...remove]) {
    if (!DECISION_NAME.test(name)) {
      throw new RepositoryError('unsafe-name', { kind: 'decision', name })
    }
  }
}

/** Whether a media name is one plain ASCII file name that no file system reads as another. */
export function isMediaName(name: string): boolean {
  return MEDIA_NAME.test(name) && !name.includes('..') && !name.toLowerCase().endsWith('.lock')
}

/** Throws `unsafe-name` unless all are media names and no two differ in case alone. */
export function checkMedia(added: readonly Media[], present: readonly string[]): readonly Media[] {
  const spelling = new Map(present.map((name) => [name.toLowerCase(), name]))
  for (const { name } of added) {
    const other = spelling.get(name.toLowerCase()) ?? name
    if (!isMediaName(name) || other !== name) {
      throw new RepositoryError('unsafe-name', { kind: 'media', name })
    }
    spelling.set(name.toLowerCase(), name)
  }
  return added
}
