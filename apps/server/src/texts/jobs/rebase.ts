import { conflictPlaces, mergeTexts, resolveConflicts, type Conflict } from '@forkshop/compare'
import { rebaseDraft } from '@forkshop/document'
import * as Y from 'yjs'
import { applyUpdates } from './draft-copy.ts'

/** Which side a fact keeps that page and draft both changed. */
export type FactChoice = 'page' | 'draft'

/** A draft, its text, the text it was made from and the one that the page has now. */
export type RebaseJob = {
  readonly kind: 'rebase-draft'
  /** The draft as logged updates, in order. */
  readonly updates: readonly Uint8Array[]
  readonly baseText: string
  readonly headText: string
  readonly draftText: string
  /** The revision of `headText`. */
  readonly head: string
  /** By the path of each fact that both changed. */
  readonly facts: Readonly<Record<string, FactChoice>>
}

export type Rebased =
  /** The update that brings the page into the draft, and how many passages are left to decide in it. */
  | { readonly kind: 'rebased'; readonly update: Uint8Array; readonly conflicts: number }
  /** Facts that must be decided before: they have no place in the text. */
  | { readonly kind: 'facts'; readonly conflicts: readonly Conflict[] }
  /** Texts that can only be decided as a whole. */
  | { readonly kind: 'whole'; readonly conflicts: readonly Conflict[] }

/** Merges a page into a draft; passages that both changed stand in it as conflicts. */
export const runRebase = (job: RebaseJob): Rebased => {
  const merge = mergeTexts(job.baseText, job.headText, job.draftText)
  if (merge.kind === 'merged') return rebased(job, { text: merge.text, conflicts: [] })
  const places = conflictPlaces(merge)
  if (places === null) return { kind: 'whole', conflicts: merge.conflicts }
  const open = places.fields.filter(({ path }) => job.facts[path] === undefined)
  if (open.length > 0) return { kind: 'facts', conflicts: open }
  const chosen = merge.conflicts.map((conflict) =>
    places.fields.includes(conflict) && job.facts[conflict.path] === 'draft'
      ? conflict.theirs
      : conflict.ours,
  )
  return rebased(job, { text: resolveConflicts(merge, chosen), conflicts: places.blocks })
}

const rebased = (
  { updates, head }: RebaseJob,
  merged: Omit<Parameters<typeof rebaseDraft>[1], 'base'>,
): Rebased => {
  const ydoc = new Y.Doc()
  try {
    applyUpdates(ydoc, updates)
    const before = Y.encodeStateVector(ydoc)
    rebaseDraft(ydoc, { ...merged, base: head })
    const update = Y.encodeStateAsUpdate(ydoc, before)
    return { kind: 'rebased', update, conflicts: merged.conflicts.length }
  } finally {
    ydoc.destroy()
  }
}
