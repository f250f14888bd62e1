import { onBeforeUnmount, shallowRef, type ShallowRef } from 'vue'
import type * as Y from 'yjs'
import { useQuiet } from '../use-quiet.ts'

/** How many blocks and facts the draft changes against what it started from; null until counted. */
export const useChangeCount = (
  ydoc: Y.Doc,
  baseText: () => string,
): Readonly<ShallowRef<number | null>> => {
  const count = shallowRef<number | null>(null)
  let gone = false
  useQuiet(ydoc, async () => {
    const { compareTexts, draftText } = await import('../texts.ts')
    if (gone) return
    const now = draftText(ydoc, baseText(), 'theirs').text
    const { blocks, fields } = compareTexts(baseText(), now)
    count.value = blocks.filter(({ kind }) => kind !== 'same').length + fields.length
  })
  onBeforeUnmount(() => {
    gone = true
  })
  return count
}
