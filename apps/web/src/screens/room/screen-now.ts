import type { RoomScreen } from '@forkshop/api'
import { timedOf, timeOf } from '../../parts/now/time-of.ts'

type Day = Pick<RoomScreen, 'state' | 'frozen' | 'steps'>
type Step = RoomScreen['steps'][number]

/** What a room reads of the day at a moment. Moments are milliseconds since 1970. */
export type ScreenNow = {
  /** Whether something runs, waits with the clock, is still to come, or nothing comes any more; `none` without a programme. */
  readonly kind: 'running' | 'frozen' | 'coming' | 'over' | 'none'
  /** The steps that run, of which there are several side by side; none while nothing runs. */
  readonly steps: readonly string[]
  /** When their time is up; null where that is not known. */
  readonly until: number | null
  /** Whole minutes until then, the one that runs counted; 0 once the time is up. */
  readonly minutesLeft: number | null
  /** How much of their time is over, from 0 to 1. */
  readonly part: number | null
  readonly next: { readonly step: string; readonly start: number | null } | null
}

const MINUTE_MS = 60_000

/** Tells from a day as it was asked for last how it is at `at`: what waits begins at its hour unless something runs on. */
export function screenNow({ state, frozen, steps }: Day, at: number): ScreenNow {
  const none = { steps: [], until: null, minutesLeft: null, part: null, next: null }
  if (steps.length === 0) return { ...none, kind: state === 'closed' ? 'over' : 'none' }
  if (state === 'closed') return { ...none, kind: 'over' }
  const running = steps.filter((step) => step.state === 'running')
  const current = running.length > 0 ? running : frozen === null ? startedBy(steps, at) : []
  const next = nextOf(steps, current, { at, isGoing: state === 'going' })
  if (current.length === 0) return { ...none, next, kind: next === null ? 'over' : 'coming' }
  const asOf = frozen === null ? at : Math.min(at, Date.parse(frozen))
  const { until, left, share } = timeOf(current.map(timedOf), asOf)
  return {
    kind: frozen === null ? 'running' : 'frozen',
    steps: current.map(({ step }) => step),
    until,
    minutesLeft: left === null ? null : Math.max(0, Math.ceil(left / MINUTE_MS)),
    part: share,
    next,
  }
}

/** Steps that wait and whose hours it is. */
function startedBy(steps: readonly Step[], at: number): readonly Step[] {
  return steps.filter(({ state, start, end }) => {
    const [from, to] = [momentOf(start), momentOf(end)]
    return state === 'waiting' && from !== null && to !== null && from <= at && at < to
  })
}

function nextOf(
  steps: readonly Step[],
  current: readonly Step[],
  { at, isGoing }: { readonly at: number; readonly isGoing: boolean },
): ScreenNow['next'] {
  const isAhead = (step: Step): boolean => {
    const start = momentOf(step.start)
    return step.state === 'waiting' && !current.includes(step) && (start === null || start > at)
  }
  // what was moved back while something runs on is ahead, whatever its hour was
  const waits = (step: Step): boolean => step.state === 'waiting' && !current.includes(step)
  const found = steps.find(isGoing && current.length > 0 ? waits : isAhead)
  return found === undefined ? null : { step: found.step, start: momentOf(found.start) }
}

const momentOf = (time: string | null): number | null => (time === null ? null : Date.parse(time))
