import type { Draft } from '@forkshop/api'
import type { OpenMerge } from '@forkshop/compare'
import type * as Y from 'yjs'

/** What somebody had written in a draft that was closed before it reached the server. */
export type Carried = {
  readonly base: string
  readonly text: string
  /** The draft that it was written in, where it is on its way into the next one by itself. */
  readonly from?: string
  /** Takes it from where it was: once all of it stands somewhere else on the server. */
  readonly settle?: () => Promise<void>
}

/** What somebody has to decide before a text is in a draft. */
export type Undecided = {
  readonly merge: OpenMerge
  /** The text of the draft with which it was merged. */
  readonly on: string
}

/** Takes what was not sent out of a closed draft. */
export const carryFrom = async (
  ydoc: Y.Doc,
  baseText: string,
): Promise<Pick<Carried, 'base' | 'text'>> => {
  const { draftText } = await import('./texts.ts')
  // what was not decided yet goes along as it was written here
  return { base: baseText, text: draftText(ydoc, baseText, 'theirs').text }
}

/** Brings it into the next draft by merge; a conflict comes back to be decided. */
export const bringInto = async (
  ydoc: Y.Doc,
  draft: Pick<Draft, 'baseText'>,
  carried: Pick<Carried, 'base' | 'text'>,
): Promise<Undecided | null> => {
  const { applyTextToDraft, draftText, mergeTexts } = await import('./texts.ts')
  const on = draftText(ydoc, draft.baseText).text
  const merge = mergeTexts(carried.base, on, carried.text)
  if (merge.kind === 'conflict') return { merge, on }
  applyTextToDraft(ydoc, merge.text)
  return null
}
