import { concernsRole, type AgendaRole, type Run, type RunStep } from '@forkshop/domain'
import { timeOf } from '../../parts/now/time-of.ts'

/** What a screen shows of a day at a moment. */
export type DayView = {
  /** Index of the day that is on. */
  readonly day: number
  /** What runs now; several where they are planned side by side. */
  readonly running: readonly RunStep[]
  /** What begins next; null when nothing more does. */
  readonly next: RunStep | null
  /** The next step of the role that is chosen, where that is another one. */
  readonly nextOfRole: RunStep | null
  /** The steps of the day that is on, of the role that is chosen. */
  readonly past: readonly RunStep[]
  readonly ahead: readonly RunStep[]
  /** Those of the days after it, a list for each day. */
  readonly later: readonly { readonly day: number; readonly steps: readonly RunStep[] }[]
  /** Nothing runs and nothing waits any more. */
  readonly isOver: boolean
}

/** Of whom steps are shown: `role` is a key of `roles`, empty for all steps. */
export type OfRole = { readonly role: string; readonly roles: readonly AgendaRole[] }

/** Chooses from a run what is shown at a moment. */
export const dayView = (run: Run, now: number, { role, roles }: OfRole): DayView => {
  const day = run.day ?? dayAt(run.steps, now)
  const running = run.steps.filter(({ state }) => state === 'running')
  const waiting = run.steps.filter((step) => step.state === 'waiting' && step.day >= day)
  const gone = run.steps.filter(({ state }) => state === 'done' || state === 'skipped')
  const isOfRole = ({ ledBy }: RunStep): boolean => concernsRole(ledBy, role, roles)
  const next = waiting[0] ?? null
  const own = waiting.find(isOfRole) ?? null
  const later = Map.groupBy(
    waiting.filter((step) => step.day > day && isOfRole(step)),
    (step) => step.day,
  )
  return {
    day,
    running,
    next,
    nextOfRole: own === next ? null : own,
    past: gone.filter((step) => step.day === day && isOfRole(step)),
    ahead: waiting.filter((step) => step.day === day && isOfRole(step)),
    later: [...later].map(([number, steps]) => ({ day: number, steps })),
    isOver: running.length === 0 && waiting.length === 0,
  }
}

/** The day of which something is still to come when nothing was started. */
const dayAt = (steps: readonly RunStep[], now: number): number =>
  (steps.find(({ plannedEnd }) => (plannedEnd ?? -Infinity) > now) ?? steps.at(-1))?.day ?? 0

/** How the time of a step stands: what is left, or by how much it is over; milliseconds. */
export type TimeLeft =
  | { readonly kind: 'left'; readonly ms: number; readonly until: number }
  | { readonly kind: 'over'; readonly ms: number }
  | { readonly kind: 'open' }

/** How the time of a step that runs stands. */
export const timeLeft = (step: RunStep, now: number): TimeLeft => {
  const { start, end, due } = step
  const { until, left } = timeOf([step], now)
  // one that has no length ends when somebody says so
  const isOpen = due === null || end === null || due === start
  if (isOpen || until === null || left === null) return { kind: 'open' }
  return left > 0 ? { kind: 'left', ms: left, until } : { kind: 'over', ms: now - until }
}

/** How much of a step that runs has gone by, from 0 to 1. */
export const shareGone = (step: RunStep, now: number): number =>
  step.start === null ? 0 : (timeOf([step], now).share ?? 0)

/** A bar of the line of a day: where it begins and how wide it is, in hundredths. */
export type DayBar = {
  readonly id: string
  readonly x: number
  readonly width: number
  readonly state: RunStep['state']
}

/** The line of a day with now on it; null for a day without hours. */
export type DayLine = {
  readonly from: number
  readonly to: number
  readonly now: number
  readonly bars: readonly DayBar[]
}

/** The steps of a day on a line that is true to scale. */
export const dayLine = (steps: readonly RunStep[], now: number): DayLine | null => {
  const timed = steps.flatMap(({ id, start, end, state }) =>
    start === null || end === null ? [] : [{ id, start, end, state }],
  )
  if (timed.length === 0) return null
  const from = Math.min(...timed.map(({ start }) => start))
  const to = Math.max(...timed.map(({ end }) => end))
  if (to <= from) return null
  const at = (moment: number): number =>
    Math.round(Math.min(100, Math.max(0, ((moment - from) / (to - from)) * 100)) * 100) / 100
  return {
    from,
    to,
    now: at(now),
    bars: timed.map(({ id, start, end, state }) => ({
      id,
      x: at(start),
      width: Math.round((at(end) - at(start)) * 100) / 100,
      state,
    })),
  }
}
