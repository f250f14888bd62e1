import { ApiError, type RoomScreen } from '@forkshop/api'
import {
  computed,
  onBeforeUnmount,
  onMounted,
  shallowRef,
  watch,
  type ComputedRef,
  type ShallowRef,
} from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { openLiveAt } from '../../base/live/live-source.ts'
import { createLive } from '../../base/live/live.ts'
import { lookOnceMore } from '../../base/live/look-once-more.ts'
import { onSight } from '../../base/live/on-sight.ts'
import { useClient } from '../../base/session/use-client.ts'
import { useSession } from '../../base/session/use-session.ts'
import { screenNow, type ScreenNow } from './screen-now.ts'

/** The screen of a room as a browser has it. */
export type RoomScreenStore = {
  /** What was answered last; null until it was. */
  readonly screen: Readonly<ShallowRef<RoomScreen | null>>
  /** Whether this browser may not, or not any more, look at it. */
  readonly isShut: Readonly<ShallowRef<boolean>>
  /** Whether what is shown may have changed since, unheard. */
  readonly isLost: Readonly<ShallowRef<boolean>>
  /** What the server's clock shows, in milliseconds since 1970. */
  readonly at: Readonly<ShallowRef<number>>
  readonly now: ComputedRef<ScreenNow | null>
  readonly look: () => Promise<void>
}

const TICK_MS = 1000
const AGAIN_MS = 5000
const keyInHash = /^#([\w-]{43})$/

/** Opens the link that the address has, and follows what the room shows. */
export const useRoomScreen = (slug: string): RoomScreenStore => {
  const client = useClient()
  const { ready } = useSession()
  const route = useRoute()
  const router = useRouter()
  const screen = shallowRef<RoomScreen | null>(null)
  const [isShut, isLost] = [shallowRef(false), shallowRef(false)]
  const at = shallowRef(0)
  const clock = { server: 0, here: 0 }
  const stops: (() => void)[] = []
  const state = { isGone: false }

  const tick = (): void => {
    at.value = clock.server + (performance.now() - clock.here)
  }
  const look = async (): Promise<void> => {
    try {
      const answer = await client('getRoomScreen', { params: { slug } })
      Object.assign(clock, { server: Date.parse(answer.now), here: performance.now() })
      screen.value = answer
      isShut.value = false
      isLost.value = false
      tick()
    } catch (error) {
      const isRefused =
        error instanceof ApiError && [401, 403, 404, 410].includes(error.problem.status)
      if (isRefused) screen.value = null
      isShut.value = isRefused
      isLost.value = !isRefused
    }
  }
  const openLink = async (): Promise<void> => {
    const key = keyInHash.exec(route.hash)?.[1]
    if (key === undefined) return
    try {
      await client('openRoomScreen', { params: { slug }, body: { key } })
    } catch (error) {
      // without a line the key stays where it is, for the next try
      if (!(error instanceof ApiError)) return
    }
    // the room sees the address, too
    await router.replace({ ...route, hash: '' })
  }
  onMounted(async () => {
    await ready()
    await openLink()
    await look()
    if (state.isGone) return
    const again = lookOnceMore(look)
    const open = openLiveAt({ screen: slug })
    const live = createLive({
      // refused once a link has ended
      open: (since, on) => open(since, { ...on, closed: () => (again(), on.closed()) }),
      locks: null,
      channel: new BroadcastChannel(`forkshop-screen-${slug}`),
      isVisible: () => document.visibilityState === 'visible',
      onSight,
    })
    stops.push(
      live.watch({ kinds: ['showing'], page: () => screen.value?.event.slug ?? slug, look: again }),
    )
    const ticking = setInterval(tick, TICK_MS)
    const retrying = setInterval(() => isLost.value && again(), AGAIN_MS)
    stops.push(
      () => clearInterval(ticking),
      () => clearInterval(retrying),
    )
  })
  onBeforeUnmount(() => {
    state.isGone = true
    for (const stop of stops) stop()
  })
  const now = computed(() => screen.value && screenNow(screen.value, at.value))
  // what comes by its hour may have been moved by others of which nobody is told
  watch(
    () => now.value && `${now.value.kind} ${now.value.steps.join()} ${now.value.next?.step}`,
    (_next, before) => {
      if (before && !isLost.value) void look()
    },
  )
  return { screen, isShut, isLost, at, now, look }
}
