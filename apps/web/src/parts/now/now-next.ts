import type { RunView } from '@forkshop/api'
import { timedOf, timeOf } from './time-of.ts'

/** A step of the day, with its hours at the place. */
export type DayStep = Readonly<
  Pick<
    RunView['steps'][number],
    'id' | 'day' | 'step' | 'ledBy' | 'start' | 'due' | 'end' | 'state' | 'inserted'
  >
>

/** Where a day stands at a moment. */
export type NowNext =
  /** There is no programme with hours. */
  | { readonly kind: 'none' }
  /** Nothing runs: the day has not begun, or a pause stands between two steps. */
  | { readonly kind: 'before' | 'between'; readonly next: DayStep }
  | {
      readonly kind: 'running'
      readonly step: DayStep
      /** Whole minutes until its end, a begun one counting; with a minus sign since it should have ended, null where that is not known. */
      readonly leftMinutes: number | null
      /** How much of it is over, from 0 to 1. */
      readonly share: number
      readonly next: DayStep | null
    }
  | { readonly kind: 'over' }

type Day = Pick<RunView, 'state' | 'frozen'> & { readonly steps: readonly DayStep[] }

const MINUTE_MS = 60_000

/**
 * What runs and what comes next at `now` (ms since 1970): as those who lead the day say, and where nobody leads it by the
 * hours of the programme. While the clock waits, no time goes by.
 */
export const nowNext = ({ state, steps, frozen }: Day, now: number): NowNext => {
  const timed = steps.filter(({ start }) => start !== null)
  if (timed.length === 0) return { kind: 'none' }
  if (state === 'closed') return { kind: 'over' }
  const at = frozen === null ? now : Date.parse(frozen)
  return state === 'none' ? bySchedule(timed, at) : byMoves(steps, at)
}

const bySchedule = (steps: readonly DayStep[], now: number): NowNext => {
  const step = steps.findLast((one) => moment(one.start) <= now && now < endOf(one))
  const next = steps.find((one) => moment(one.start) > now) ?? null
  if (step !== undefined) return running(step, next, now)
  if (next === null) return { kind: 'over' }
  const hasBegun = steps.some((one) => one.day === next.day && moment(one.start) <= now)
  return { kind: hasBegun ? 'between' : 'before', next }
}

const byMoves = (steps: readonly DayStep[], now: number): NowNext => {
  const step = steps.find(({ state }) => state === 'running')
  const next = steps.find(({ state }) => state === 'waiting') ?? null
  if (step !== undefined) return running(step, next, now)
  if (next === null) return { kind: 'over' }
  const hasBegun = steps.some(({ day, state }) => day === next.day && state !== 'waiting')
  return { kind: hasBegun ? 'between' : 'before', next }
}

const running = (step: DayStep, next: DayStep | null, now: number): NowNext => {
  const { left, share } = timeOf([timedOf(step)], now)
  const leftMinutes = left === null ? null : Math.ceil(left / MINUTE_MS)
  return { kind: 'running', step, leftMinutes, share: share ?? 0, next }
}

const moment = (time: string | null): number => (time === null ? Number.NaN : Date.parse(time))

/** A step that does not say how long it takes lasts until the next one begins. */
const endOf = ({ end }: DayStep): number =>
  end === null ? Number.POSITIVE_INFINITY : Date.parse(end)

/** The hour of a moment as the clocks at the place show it: `16:12`. */
export const hourOf = (placeTime: string): string => placeTime.slice(11, 16)

/** The day of a moment as the calendar at the place shows it: `2027-01-22`. */
export const dayOf = (placeTime: string): string => placeTime.slice(0, 10)
