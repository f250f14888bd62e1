import type { Branded } from './brand.ts'

/** Identifies a page for ever: made once, never changed, names its git namespace. */
export type PageId = Branded<'PageId'>
/** Identifies a lineage: names its bare repository on disk. */
export type LineageId = Branded<'LineageId'>
/** A revision: the full id of its commit, 40 lower-case hexadecimal digits. */
export type RevisionId = Branded<'RevisionId'>
/** Identifies an idea. */
export type IdeaId = Branded<'IdeaId'>
/** Identifies a draft. */
export type DraftId = Branded<'DraftId'>
/** Identifies an account. */
export type UserId = Branded<'UserId'>

// Lower case only: the id becomes a folder, and some file systems ignore case.
const folderName = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/
const recordId = /^[A-Za-z0-9_-]{1,64}$/
const commitId = /^[0-9a-f]{40}$/

/** Reads a page id: 1 to 64 of `a-z0-9-`, no hyphen at either end; null otherwise. */
export function parsePageId(text: string): PageId | null {
  return folderName.test(text) ? (text as PageId) : null
}

/** Reads a lineage id (same alphabet as a page id); null otherwise. */
export function parseLineageId(text: string): LineageId | null {
  return folderName.test(text) ? (text as LineageId) : null
}

/** Reads a full revision id: 40 lower-case hexadecimal digits; abbreviations are null. */
export function parseRevisionId(text: string): RevisionId | null {
  return commitId.test(text) ? (text as RevisionId) : null
}

/** Reads an idea id: 1 to 64 of `A-Za-z0-9_-`; null otherwise. */
export function parseIdeaId(text: string): IdeaId | null {
  return recordId.test(text) ? (text as IdeaId) : null
}

/** Reads a draft id: 1 to 64 of `A-Za-z0-9_-`; null otherwise. */
export function parseDraftId(text: string): DraftId | null {
  return recordId.test(text) ? (text as DraftId) : null
}

/** Reads an account id: 1 to 64 of `A-Za-z0-9_-`; null otherwise. */
export function parseUserId(text: string): UserId | null {
  return recordId.test(text) ? (text as UserId) : null
}
