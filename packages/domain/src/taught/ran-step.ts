import type { StepState } from '../run/move.ts'

/** A step of a day that is over: as it was planned and as it went. Times are milliseconds since 1970, null where unknown. */
export type RanStep = {
  readonly id: string
  /** Index of the agenda's day, from 0. */
  readonly day: number
  /** Of the table of the programme, from 0; null for a step that was inserted on the day. */
  readonly row: number | null
  readonly step: string
  readonly plannedStart: number | null
  readonly plannedEnd: number | null
  readonly start: number | null
  readonly end: number | null
  readonly state: StepState
}

/** How long a step was and should have been, in whole minutes; null where nobody knows. */
export type RanTime = {
  readonly planned: number | null
  readonly actual: number | null
  readonly skipped: boolean
}

/** What a day did to a step. */
export const stepTurns = ['longer', 'shorter', 'skipped', 'inserted'] as const
/** What a day did to a step. */
export type StepTurn = (typeof stepTurns)[number]

/** Below so many minutes a step went as planned. */
export const AS_PLANNED_MINUTES = 5

const MINUTE_MS = 60_000

/**
 * The lengths of a step. Only one that somebody ended has a length: what still ran when the day was closed, or waited,
 * tells nothing.
 */
export function ranTime({
  plannedStart,
  plannedEnd,
  start = null,
  end = null,
  state = 'waiting',
}: Pick<RanStep, 'plannedStart' | 'plannedEnd'> & Partial<RanStep>): RanTime {
  return {
    planned: minutesBetween(plannedStart, plannedEnd),
    actual: state === 'done' ? minutesBetween(start, end) : null,
    skipped: state === 'skipped',
  }
}

/** What the day did to a step; null where it went as planned, as near as people say it, or nobody knows. */
export function stepTurn(step: RanStep): StepTurn | null {
  const { planned, actual, skipped } = ranTime(step)
  if (skipped) return step.row === null ? null : 'skipped'
  if (step.row === null) return step.state === 'done' ? 'inserted' : null
  if (planned === null || actual === null) return null
  if (Math.abs(actual - planned) < AS_PLANNED_MINUTES) return null
  return actual > planned ? 'longer' : 'shorter'
}

/**
 * Whether anybody said of any step of a day how it went: that it took some time, that the day did something to it, or a
 * note that was kept.
 */
export function isTold({
  steps,
}: {
  readonly steps: readonly {
    readonly actual: number | null
    readonly turn: StepTurn | null
    readonly notes: readonly string[]
  }[]
}): boolean {
  return steps.some(
    ({ actual, turn, notes }) => actual !== null || turn !== null || notes.length > 0,
  )
}

/** When a day was to end and did; null where its steps do not say. */
export function ranEnds(steps: readonly RanStep[]): {
  readonly planned: number | null
  readonly actual: number | null
} {
  const ended = steps.filter(({ state }) => state === 'done')
  return {
    planned: latest(steps.map(({ plannedEnd }) => plannedEnd)),
    actual: latest(ended.map(({ end }) => end)),
  }
}

function minutesBetween(from: number | null, to: number | null): number | null {
  return from === null || to === null ? null : Math.max(0, Math.round((to - from) / MINUTE_MS))
}

function latest(moments: readonly (number | null)[]): number | null {
  const known = moments.filter((moment) => moment !== null)
  return known.length === 0 ? null : Math.max(...known)
}
