import type { Draft } from '@forkshop/api'
import type { OpenMerge } from '@forkshop/compare'
import type * as Y from 'yjs'

/** What somebody had written in a draft that was closed before it reached the server. */
export type Carried = { readonly base: string; readonly text: string }

/** Takes what was not sent out of a closed draft. */
export const carryFrom = async (ydoc: Y.Doc, baseText: string): Promise<Carried> => {
  const { draftText } = await import('./texts.ts')
  // what was not decided yet goes along as it was written here
  return { base: baseText, text: draftText(ydoc, baseText, 'theirs').text }
}

/** Brings it into the next draft by merge; a conflict comes back to be decided. */
export const bringInto = async (
  ydoc: Y.Doc,
  draft: Pick<Draft, 'baseText'>,
  carried: Carried,
): Promise<OpenMerge | null> => {
  const { applyTextToDraft, draftText, mergeTexts } = await import('./texts.ts')
  const merge = mergeTexts(carried.base, draftText(ydoc, draft.baseText).text, carried.text)
  if (merge.kind === 'conflict') return merge
  applyTextToDraft(ydoc, merge.text)
  return null
}
