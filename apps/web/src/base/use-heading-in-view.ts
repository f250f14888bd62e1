import { onBeforeUnmount, onMounted, shallowRef, type ShallowRef } from 'vue'

/** Id of the heading whose text is being read: the last one above the upper quarter of the screen. */
export const useHeadingInView = (
  ids: () => readonly string[],
): Readonly<ShallowRef<string | null>> => {
  const current = shallowRef<string | null>(ids()[0] ?? null)
  let waiting = false
  const look = (): void => {
    waiting = false
    const line = innerHeight / 4
    const above = ids().filter((id) => {
      const element = document.getElementById(id)
      return element !== null && element.getBoundingClientRect().top <= line
    })
    current.value = above.at(-1) ?? ids()[0] ?? null
  }
  const onScroll = (): void => {
    if (waiting) return
    waiting = true
    requestAnimationFrame(look)
  }
  onMounted(() => {
    look()
    addEventListener('scroll', onScroll, { passive: true })
  })
  onBeforeUnmount(() => removeEventListener('scroll', onScroll))
  return current
}
