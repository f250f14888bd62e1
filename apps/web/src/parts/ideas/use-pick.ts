import { computed, onBeforeUnmount, shallowRef, type ComputedRef } from 'vue'
import type { Passage } from '../passage/anchor.ts'

export type Picking = {
  readonly isPicking: ComputedRef<boolean>
  /** Lets the reader touch a passage of the text; undefined when they gave up. */
  readonly pick: () => Promise<Passage | undefined>
  /** Takes what was touched. */
  readonly take: (passage: Passage | null) => void
  readonly giveUp: () => void
}

/** Touching a passage to name it, in place of choosing it from a list. */
export const usePick = (): Picking => {
  const waiting = shallowRef<((passage: Passage | undefined) => void) | null>(null)
  const end = (passage?: Passage): void => {
    const tell = waiting.value
    waiting.value = null
    tell?.(passage)
  }
  onBeforeUnmount(() => end())
  return {
    isPicking: computed(() => waiting.value !== null),
    pick: () =>
      new Promise((resolve) => {
        end()
        waiting.value = resolve
      }),
    take: (passage) => end(passage ?? undefined),
    giveUp: () => end(),
  }
}

/** The same in a text: its paragraphs, items and steps. While one is picked, a click does nothing else. */
export const usePickIn = (root: () => HTMLElement | null) => {
  const picking = usePick()
  return {
    ...picking,
    takeAt: async (event: MouseEvent): Promise<void> => {
      const text = root()
      if (!picking.isPicking.value || text === null) return
      event.preventDefault()
      event.stopPropagation()
      const { tappedPassage } = await import('../passage/page-passages.ts')
      const tapped = tappedPassage(event.target, text)
      if (tapped !== null) picking.take(tapped.passage)
    },
  }
}
