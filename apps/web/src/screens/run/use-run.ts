import { onBeforeUnmount, onMounted } from 'vue'
import { lookOnceMore } from '../../base/live/look-once-more.ts'
import { useLive } from '../../base/live/use-live.ts'
import { runKeys } from '../../base/session/forget-runs.ts'
import { useClient } from '../../base/session/use-client.ts'
import { newKey } from '../../ui/new-key.ts'
import type { Reading } from './run-clock.ts'
import { runPlace, type Place } from './run-place.ts'
import { createRunStore, type RunStore } from './run-store.ts'

const SECOND_MS = 1_000
/** Tries while there is no line, up to the longest. */
const RETRY_MS = { first: 2_000, longest: 30_000 }

/** The storage of this browser; null where it is refused. */
export const browserPlace = (): Place | null => {
  try {
    return localStorage
  } catch {
    return null // the browser's way to say that it keeps nothing
  }
}

const reading = (): Reading => ({ date: Date.now(), steady: performance.now() })

/** The day of an event for one person on this device: told by the stream, by other tabs and by the clock. */
export const useRun = (slug: string, as: string): RunStore => {
  const client = useClient()
  const place = runPlace(slug, browserPlace())
  const store = createRunStore({ slug, as, client, place, reading, newId: newKey })
  let retryMs = RETRY_MS.first
  let retry: ReturnType<typeof setTimeout> | undefined
  let second: ReturnType<typeof setInterval> | undefined
  let wasInSight = true
  const look = lookOnceMore(async () => {
    clearTimeout(retry)
    await store.sync()
    if (store.line.value !== 'offline') retryMs = RETRY_MS.first
    else {
      retry = setTimeout(look, retryMs)
      retryMs = Math.min(retryMs * 2, RETRY_MS.longest)
    }
  })
  const onSight = (): void => {
    const isInSight = document.visibilityState === 'visible'
    if (!isInSight) wasInSight = false
    else look()
  }
  const onStorage = ({ key }: StorageEvent): void => {
    if (key !== null && key.startsWith(`${runKeys}${slug}:`)) store.hearTab()
  }
  useLive(['run'], () => slug, look)
  onMounted(() => {
    look()
    second = setInterval(() => {
      store.tick(wasInSight)
      wasInSight = document.visibilityState === 'visible'
    }, SECOND_MS)
    document.addEventListener('visibilitychange', onSight)
    addEventListener('online', look)
    addEventListener('storage', onStorage)
  })
  onBeforeUnmount(() => {
    clearInterval(second)
    clearTimeout(retry)
    document.removeEventListener('visibilitychange', onSight)
    removeEventListener('online', look)
    removeEventListener('storage', onStorage)
  })
  return {
    ...store,
    act: (said) => {
      const id = store.act(said)
      look()
      return id
    },
    sync: async () => look(),
  }
}
