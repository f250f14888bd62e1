import { onBeforeUnmount, onMounted, shallowRef, type ShallowRef } from 'vue'

/** The whole display for this page, where the browser can give it. */
export const useFullScreen = (): {
  readonly isFull: Readonly<ShallowRef<boolean>>
  readonly canBe: Readonly<ShallowRef<boolean>>
  readonly toggle: () => void
} => {
  const [isFull, canBe] = [shallowRef(false), shallowRef(false)]
  const read = (): void => {
    isFull.value = document.fullscreenElement !== null
  }
  const toggle = (): void => {
    const done = isFull.value
      ? document.exitFullscreen()
      : document.documentElement.requestFullscreen()
    // refused where it was not asked by hand: nothing changes
    done.catch(read)
  }
  const onKey = ({ key, target, ctrlKey, metaKey, altKey }: KeyboardEvent): void => {
    if (ctrlKey || metaKey || altKey || !canBe.value || key.toLowerCase() !== 'f') return
    if (target instanceof HTMLElement && target.closest('[role=dialog], input, textarea')) return
    toggle()
  }
  onMounted(() => {
    canBe.value = document.fullscreenEnabled
    document.addEventListener('fullscreenchange', read)
    addEventListener('keydown', onKey)
  })
  onBeforeUnmount(() => {
    document.removeEventListener('fullscreenchange', read)
    removeEventListener('keydown', onKey)
    if (isFull.value) void document.exitFullscreen()
  })
  return { isFull, canBe, toggle }
}
