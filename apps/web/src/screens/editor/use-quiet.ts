import { onBeforeUnmount } from 'vue'
import type * as Y from 'yjs'

/** How long nobody writes before the whole draft is looked at. */
const QUIET_MS = 1_500

/**
 * Looks at a draft after it came and after each change, once it is quiet: what reads all of it waits
 * until somebody can write, and then keeps out of their way.
 */
export const useQuiet = (ydoc: Y.Doc, look: () => Promise<void>): void => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const later = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => void look(), QUIET_MS)
  }
  ydoc.on('update', later)
  onBeforeUnmount(() => {
    clearTimeout(timer)
    ydoc.off('update', later)
  })
}
