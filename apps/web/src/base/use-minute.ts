import { onBeforeUnmount, onMounted, shallowRef, type ShallowRef } from 'vue'

const MINUTE_MS = 60_000

/**
 * The reader’s clock (milliseconds since 1970), each minute anew; null until a page that the server drew is the
 * browser’s. Every page has one: it comes without a library.
 */
export const useMinute = (): Readonly<ShallowRef<number | null>> => {
  const now = shallowRef<number | null>(null)
  let timer: ReturnType<typeof setInterval> | undefined
  onMounted(() => {
    now.value = Date.now()
    timer = setInterval(() => {
      now.value = Date.now()
    }, MINUTE_MS)
  })
  onBeforeUnmount(() => clearInterval(timer))
  return now
}
