import type { RunView } from '@forkshop/api'
import { clocksIn } from '@forkshop/domain'
import {
  computed,
  onBeforeUnmount,
  onMounted,
  shallowRef,
  type ComputedRef,
  type ShallowRef,
} from 'vue'
import { useLive } from '../../base/live/use-live.ts'
import { useClient } from '../../base/session/use-client.ts'
import { nowNext, type NowNext } from './now-next.ts'

/** How often the clock on the screen is set: it shows minutes. */
const TICK_MS = 5_000

export type Day = {
  /** Null until it is known. */
  readonly run: Readonly<ShallowRef<RunView | null>>
  /** What the clocks at the place show, ISO 8601 with their offset; null until it is known. */
  readonly clock: ComputedRef<string | null>
  readonly now: ComputedRef<NowNext>
}

/**
 * The day of an event as it goes: asked for when the screen is there, whenever something of it is done, and when a step
 * that runs comes to its end. Time is the server's: what the device's own clock says is no matter.
 */
export const useDay = (event: () => string): Day => {
  const client = useClient()
  const run = shallowRef<RunView | null>(null)
  const moment = shallowRef(0)
  let ahead = 0
  let asked = 0
  const set = (): void => {
    moment.value = Date.now() + ahead
    const step = now.value.kind === 'running' ? now.value.step : null
    // what comes after a step that ended by the programme only the server says, once
    const end = Date.parse(step?.end ?? '')
    if (run.value?.state === 'going' && end <= moment.value && end > asked)
      void look().catch(() => {})
  }
  const look = async (): Promise<void> => {
    asked = Math.max(asked, moment.value)
    const answer = await client('getRun', { params: { slug: event() } })
    ahead = answer.state === 'closed' ? ahead : Date.parse(answer.now) - Date.now()
    run.value = answer
    moment.value = Date.now() + ahead
  }
  const now = computed((): NowNext =>
    run.value === null ? { kind: 'none' } : nowNext(run.value, moment.value),
  )
  let timer: ReturnType<typeof setInterval> | undefined
  onMounted(() => {
    timer = setInterval(set, TICK_MS)
    void look().catch(() => {}) // without a line there is no day to show; the stream asks again
  })
  onBeforeUnmount(() => clearInterval(timer))
  useLive(['run'], event, look)
  return {
    run,
    now,
    clock: computed(() => {
      if (run.value === null) return null
      const shown = run.value.frozen === null ? moment.value : Date.parse(run.value.frozen)
      return clocksIn(run.value.zone)(shown)
    }),
  }
}
