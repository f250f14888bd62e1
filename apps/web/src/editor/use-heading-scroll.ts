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
      return element instanceof HTMLElement && element.getBoundingClientRect().top <= line
    })
    current.value = above.at(-1)?.position ?? headingsIn(editor.state)[0]?.position ?? null
  }
  const later = (): void => {
    if (waiting) return
    waiting = true
    requestAnimationFrame(look)
  }
  onMounted(() => {
    addEventListener('scroll', later, { passive: true })
    editor.on('update', later)
    later()
  })
  onBeforeUnmount(() => removeEventListener('scroll', later))
  return current
}
