import { draftText } from '@forkshop/document'
import { onBeforeUnmount, shallowRef, type ShallowRef } from 'vue'
import type * as Y from 'yjs'

/** Quiet after which changes are counted again. */
const QUIET_MS = 1_500

/** How many blocks and facts the draft changes against what it started from; null until counted. */
export const useChangeCount = (
  ydoc: Y.Doc,
  baseText: () => string,
): Readonly<ShallowRef<number | null>> => {
  const count = shallowRef<number | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  let gone = false
  const look = async (): Promise<void> => {
    const { compareTexts } = await import('@forkshop/compare')
    if (gone) return
    const now = draftText(ydoc, baseText(), 'theirs').text
    const { blocks, fields } = compareTexts(baseText(), now)
    count.value = blocks.filter(({ kind }) => kind !== 'same').length + fields.length
  }
  const later = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => void look(), QUIET_MS)
  }
  ydoc.on('update', later)
  onBeforeUnmount(() => {
    gone = true
    clearTimeout(timer)
    ydoc.off('update', later)
  })
  return count
}
