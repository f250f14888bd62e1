import type { LiveKind } from '@forkshop/api'
import { inject, onBeforeUnmount, onMounted, watch } from 'vue'
import { useSession } from '../session/use-session.ts'
import { livePlaceKey } from './live-place.ts'
import { openLive } from './live-source.ts'
import { createLive, type Live } from './live.ts'
import { lookOnceMore } from './look-once-more.ts'
import { onSight } from './on-sight.ts'

/**
 * Looks again whenever something of these kinds happens on a page (its slug), and once when the stream is there: what
 * happened between drawing and that is not missed. Never on the server, whose pages are for everybody. A look that
 * fails is the caller's to tell.
 */
export const useLive = (
  kinds: readonly LiveKind[],
  page: () => string,
  look: () => Promise<void> | void,
): void => {
  const place = inject(livePlaceKey, null)
  const { session, ready } = useSession()
  let stop = (): void => {}
  let isGone = false
  onMounted(async () => {
    await ready()
    if (place === null || isGone) return
    place.made ??= createLive(surroundings())
    const live: Live = place.made
    const stopWatching = live.watch({ kinds, page, look: lookOnceMore(look) })
    const stopAsking = watch(
      () => session.value?.account?.id,
      () => live.again(),
    )
    stop = () => {
      stopWatching()
      stopAsking()
    }
  })
  onBeforeUnmount(() => {
    isGone = true
    stop()
  })
}

const surroundings = () => ({
  open: openLive,
  // missing in old browsers, and at addresses without https whatever the types say
  locks: 'locks' in navigator ? navigator.locks : null,
  channel: new BroadcastChannel('forkshop-live'),
  isVisible: () => document.visibilityState === 'visible',
  onSight,
})
