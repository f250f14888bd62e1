import type { Editor } from '@tiptap/vue-3'
import { onBeforeUnmount, onMounted, shallowRef, type ShallowRef } from 'vue'
import { headingsIn } from './frame/outline.ts'

/** Position of the heading whose text is in view: the last one above the upper third of the screen. */
export const useHeadingScroll = (editor: Editor): Readonly<ShallowRef<number | null>> => {
  const current = shallowRef<number | null>(null)
  let waiting = false
  const look = (): void => {
    waiting = false
    if (editor.isDestroyed) return
    const line = innerHeight / 3
    const above = headingsIn(editor.state).filter(({ position }) => {
      const element = editor.view.nodeDOM(position)
      // What is not on the page yet would measure 0: the last heading would seem to be read.
      if (!(element instanceof HTMLElement && element.isConnected)) return false
      return element.getBoundingClientRect().top <= line
    })
    current.value = above.at(-1)?.position ?? headingsIn(editor.state)[0]?.position ?? null
  }
  const later = (): void => {
    if (waiting) return
    waiting = true
    requestAnimationFrame(look)
  }
  // The text is shown when it has come, and grows with its sheets and pictures: what was measured before says nothing.
  let grown: ResizeObserver | null = null
  onMounted(() => {
    addEventListener('scroll', later, { passive: true })
    grown = new ResizeObserver(later)
    grown.observe(document.body)
    editor.on('mount', later)
    editor.on('update', later)
    later()
  })
  onBeforeUnmount(() => {
    removeEventListener('scroll', later)
    grown?.disconnect()
    editor.off('mount', later)
    editor.off('update', later)
  })
  return current
}
