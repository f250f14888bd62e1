import type { PageView } from '@forkshop/api'
import { stateBetween, type EventState } from '@forkshop/domain'
import { computed, type ComputedRef } from 'vue'
import { useMinute } from '../../base/use-minute.ts'

type Times = PageView['times']

/** Where an event stands at a moment (milliseconds since 1970). */
export const stateAt = (times: NonNullable<Times>, now: number): EventState | null => {
  const { start, over, state } = times
  if (state === 'cancelled' || start === null || over === null) return state
  return stateBetween({ start: Date.parse(start.time), over: Date.parse(over) }, now)
}

/** Where an event stands by the reader's clock; at first as when the page was drawn. Null for other pages. */
export const useEventState = (times: () => Times): ComputedRef<EventState | null> => {
  const now = useMinute()
  return computed(() => {
    const known = times()
    if (known === null) return null
    return now.value === null ? known.state : stateAt(known, now.value)
  })
}
