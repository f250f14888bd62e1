import { draftText, seedDraft, type SavedText } from '@forkshop/document'
import * as Y from 'yjs'
import { applyUpdates } from './draft-copy.ts'
import { foreignType } from './foreign-type.ts'
import { runRebase, type RebaseJob, type Rebased } from './rebase.ts'

/** Pure work between a draft and its text, which takes seconds for the longest ones. */
export type DraftJob =
  | { readonly kind: 'seed-draft'; readonly text: string; readonly base: string }
  | {
      readonly kind: 'write-draft'
      /** The draft as logged updates, in order. */
      readonly updates: readonly Uint8Array[]
      readonly baseText: string
    }
  | RebaseJob

export type DraftResult =
  | { readonly kind: 'seed-draft'; readonly value: Uint8Array }
  | { readonly kind: 'write-draft'; readonly value: WrittenDraft }
  | { readonly kind: 'rebase-draft'; readonly value: Rebased }

/** A draft as a text, or why it cannot be written as one without leaving something out. */
export type WrittenDraft =
  | {
      readonly kind: 'text'
      readonly text: string
      /** The text to show: each open conflict as the draft had it. */
      readonly shown: string
      /** Whether the text is the draft's, only the closest to it, or holds conflicts between marks. */
      readonly state: SavedText['kind']
      /** Updates that could not be read. */
      readonly unreadable: number
    }
  | { readonly kind: 'broken'; readonly reason: string }

/** Does a job where it stands. */
export const runDraftJob = (job: DraftJob): DraftResult => {
  switch (job.kind) {
    case 'seed-draft':
      return { kind: 'seed-draft', value: seedDraft(job.text, job.base) }
    case 'write-draft':
      return { kind: 'write-draft', value: writeDraft(job.updates, job.baseText) }
    case 'rebase-draft':
      return { kind: 'rebase-draft', value: runRebase(job) }
  }
}

/** How long the text of a job may be; an update has about three bytes for each character of it. */
export const sizeOfDraftJob = (job: DraftJob): number => {
  if (job.kind === 'seed-draft') return job.text.length
  const bytes = job.updates.reduce((sum, update) => sum + update.length, 0)
  return Math.max(job.baseText.length, bytes / 3)
}

const writeDraft = (updates: readonly Uint8Array[], baseText: string): WrittenDraft => {
  const ydoc = new Y.Doc()
  try {
    const unreadable = applyUpdates(ydoc, updates)
    const foreign = foreignType(ydoc)
    if (foreign !== null) return { kind: 'broken', reason: `not in the schema: ${foreign}` }
    const { kind, text } = draftText(ydoc, baseText)
    const shown = kind === 'unresolved' ? draftText(ydoc, baseText, 'theirs').text : text
    return { kind: 'text', text, shown, state: kind, unreadable }
  } catch (cause) {
    // Whatever the content is that the codec cannot write: somebody has to look at the draft.
    return { kind: 'broken', reason: String(cause) }
  } finally {
    ydoc.destroy()
  }
}
