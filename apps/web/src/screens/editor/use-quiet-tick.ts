import { onScopeDispose, shallowRef, watch, type Ref, type ShallowRef } from 'vue'

/** How long nobody types before what stands beside the text is read again, and how long it waits at most. */
const QUIET_MS = 150
const AT_MOST_MS = 1_000

/** Follows a count of changes once they pause, so that what is read of all of them is not read at each key. */
export const useQuietTick = (tick: Readonly<Ref<number>>): Readonly<ShallowRef<number>> => {
  const quiet = shallowRef(tick.value)
  let since: number | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  const follow = (): void => {
    since = null
    quiet.value = tick.value
  }
  watch(
    tick,
    () => {
      const now = performance.now()
      since ??= now
      clearTimeout(timer)
      timer = setTimeout(follow, Math.min(QUIET_MS, Math.max(0, since + AT_MOST_MS - now)))
    },
    { flush: 'sync' },
  )
  onScopeDispose(() => clearTimeout(timer))
  return quiet
}
