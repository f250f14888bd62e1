import { draftText, seedDraft } from '@forkshop/document'
import * as Y from 'yjs'
import { applyUpdates } from './draft-copy.ts'
import { foreignType } from './foreign-type.ts'

/** Pure work between a draft and its text, which takes seconds for the longest ones. */
export type DraftJob =
  | { readonly kind: 'seed-draft'; readonly text: string; readonly base: string }
  | {
      readonly kind: 'write-draft'
      /** The draft as logged updates, in order. */
      readonly updates: readonly Uint8Array[]
      readonly baseText: string
    }

export type DraftResult =
  | { readonly kind: 'seed-draft'; readonly value: Uint8Array }
  | { readonly kind: 'write-draft'; readonly value: WrittenDraft }

/** A draft as a text, or why it cannot be written as one without leaving something out. */
export type WrittenDraft =
  | {
      readonly kind: 'text'
      readonly text: string
      /** False when the text is only the closest that the editor's content could be written as. */
      readonly sure: boolean
      /** Updates that could not be read. */
      readonly unreadable: number
    }
  | { readonly kind: 'broken'; readonly reason: string }

/** Does a job where it stands. */
export const runDraftJob = (job: DraftJob): DraftResult =>
  job.kind === 'seed-draft'
    ? { kind: 'seed-draft', value: seedDraft(job.text, job.base) }
    : { kind: 'write-draft', value: writeDraft(job.updates, job.baseText) }

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
    return { kind: 'text', text, sure: kind === 'saved', unreadable }
  } catch (cause) {
    // Whatever the content is that the codec cannot write: somebody has to look at the draft.
    return { kind: 'broken', reason: String(cause) }
  } finally {
    ydoc.destroy()
  }
}
