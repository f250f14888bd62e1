import type { Draft } from '@forkshop/api'
import type { OpenMerge } from '@forkshop/compare'
import type * as Y from 'yjs'

/** The whole text of a draft as somebody wrote it, with what it was made from. */
export type Written = { readonly base: string; readonly text: string }

/** What somebody had written in a draft that was closed before it reached the server. */
export type Carried = Written & {
  /** The draft that it was written in, where it is on its way into the next one by itself. */
  readonly from?: string
  /** Takes it from where it was: once all of it stands somewhere else on the server. */
  readonly settle?: () => Promise<void>
}

/** What follows a draft that is closed. */
export type Reopening = {
  /** What was not sent of it. */
  readonly taken: Carried | null
  /** The page that it became. */
  readonly slug: string | null
  /** Makes the next draft one when it is asked for twice. */
  readonly key: string
}

/** What somebody has to decide before a text is in a draft. */
export type Undecided = {
  readonly merge: OpenMerge
  /** The text of the draft with which it was merged. */
  readonly on: string
}

/** Takes what was written out of a draft that is closed, or that this device kept. */
export const carryFrom = async (ydoc: Y.Doc, baseText: string): Promise<Written> => {
  const { draftText } = await import('./texts.ts')
  // what was not decided yet goes along as it was written here
  return { base: baseText, text: draftText(ydoc, baseText, 'theirs').text }
}

/** Brings it into the next draft by merge; a conflict comes back to be decided. */
export const bringInto = async (
  ydoc: Y.Doc,
  draft: Pick<Draft, 'baseText'>,
  carried: Written,
): Promise<Undecided | null> => {
  const { applyTextToDraft, draftText, mergeTexts } = await import('./texts.ts')
  const on = draftText(ydoc, draft.baseText).text
  const merge = mergeTexts(carried.base, on, carried.text)
  if (merge.kind === 'conflict') return { merge, on }
  applyTextToDraft(ydoc, merge.text)
  return null
}
