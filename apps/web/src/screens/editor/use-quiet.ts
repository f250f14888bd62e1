import { onScopeDispose } from 'vue'
import type * as Y from 'yjs'

/** How long nobody writes before the whole draft is looked at. */
const QUIET_MS = 1_500

/**
 * Looks at a draft after it came and after each change, once it is quiet: what reads all of it waits
 * until somebody can write, and then keeps out of their way. A look that finds no line to fetch what it
 * needs (`TypeError`, or whatever a loader says while the browser has none) is made once more when the line is back.
 */
export const useQuiet = (ydoc: Y.Doc, look: () => Promise<void>): void => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const begin = (): void => {
    look().catch((error: unknown) => {
      if (!(error instanceof TypeError) && navigator.onLine) throw error
      if (!isGone) addEventListener('online', later, { once: true })
    })
  }
  const later = (): void => {
    clearTimeout(timer)
    timer = setTimeout(begin, QUIET_MS)
  }
  let isGone = false
  ydoc.on('update', later)
  onScopeDispose(() => {
    isGone = true
    clearTimeout(timer)
    removeEventListener('online', later)
    ydoc.off('update', later)
  })
}
