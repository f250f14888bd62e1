import {
  earliestStart,
  firstWaiting,
  openingOf,
  plannedStartOf,
  toDays,
  waitingWith,
  type LiveDay,
  type LiveStep,
} from './day-steps.ts'
import type { PlannedStep } from './move.ts'

/** The day while moves are folded: where it stands after those of before. */
export type LiveRun = {
  readonly days: LiveDay[]
  readonly byId: Map<string, LiveStep>
  /** Steps that run; more than one only where they are planned side by side. */
  readonly running: Set<LiveStep>
  /** Index of the day that is run; null before anything was started. */
  day: number | null
  /** Whether a step of that day has begun. */
  hasBegun: boolean
  /** Since when nothing runs. */
  from: number
  frozen: number | null
  /** The step that began last. */
  last: LiveStep | null
  /** How many groups were made beside those of the programme. */
  ownGroups: number
}

/** A day of which nothing has been moved yet. */
export function toLiveRun(planned: readonly PlannedStep[]): LiveRun {
  const days = toDays(planned)
  const byId = new Map(days.flatMap(({ steps }) => steps.map((step) => [step.id, step])))
  const none = { day: null, hasBegun: false, from: 0, frozen: null, last: null, ownGroups: 0 }
  return { days, byId, running: new Set(), ...none }
}

/**
 * Lets the schedule go on to a moment: what nobody has to start begins. The first step of a day begins at its hour, and
 * ends what was left running the day before; another one as soon as nothing runs, if its own hour does not hold it.
 */
export function advance(run: LiveRun, to: number): void {
  while (run.day !== null) {
    const morning = nextMorning(run)
    const begins = nextStart(run)
    if (begins !== null && begins.at <= to && (morning === null || begins.at < morning.at)) {
      begin(run, begins.step, { at: begins.at, isBySchedule: true })
    } else if (morning !== null && morning.at <= to) {
      goToDay(run, morning.day, morning.at)
    } else return
  }
}

/** Begins a step and those that are planned beside it. */
export function begin(
  run: LiveRun,
  step: LiveStep,
  { at, isBySchedule }: { readonly at: number; readonly isBySchedule: boolean },
): void {
  const day = run.days[step.day]
  const beside = day === undefined ? [] : waitingWith(day, step)
  for (const one of new Set([step, ...beside])) {
    Object.assign(one, { state: 'running', start: at, end: null, isBySchedule })
    run.running.add(one)
  }
  run.last = step
  run.hasBegun = true
}

/** Ends a step that runs. */
export function finish(run: LiveRun, step: LiveStep, as: 'done' | 'skipped', at: number): void {
  Object.assign(step, { state: as, end: at })
  run.running.delete(step)
  if (run.running.size === 0) run.from = at
}

/** Lets the clock go on; what runs gets the time for which it waited. */
export function thaw(run: LiveRun, at: number): void {
  if (run.frozen === null) return
  for (const step of run.running) step.lengthMs += at - run.frozen
  if (run.running.size === 0) run.from = Math.max(run.from, at)
  run.frozen = null
}

/** Goes to another day; what runs still ended when it should have, since nobody said anything else. */
export function goToDay(run: LiveRun, day: number, at: number): void {
  for (const step of run.running) {
    if (step.day === day) continue
    finish(run, step, 'done', Math.min(at, (step.start ?? at) + step.lengthMs))
  }
  Object.assign(run, { day, hasBegun: false, frozen: null, from: at })
}

/** The day that is on at a moment: the first that is not over, else the last. */
export function dayAt(run: LiveRun, at: number): number {
  const on = run.days.findIndex(({ steps }) =>
    steps.some(({ planned }) => (planned?.plannedEnd ?? planned?.plannedStart ?? -Infinity) > at),
  )
  if (on >= 0) return on
  const isTimed = run.days.some(({ steps }) => steps.some((step) => plannedStartOf(step) !== null))
  return isTimed ? run.days.length - 1 : 0
}

function nextStart(run: LiveRun): { readonly step: LiveStep; readonly at: number } | null {
  const step = run.day === null ? undefined : firstWaiting(run.days[run.day])
  if (step === undefined || run.running.size > 0 || run.frozen !== null) return null
  if (run.hasBegun) return { step, at: earliestStart(step, run.from) }
  return { step, at: Math.max(run.from, openingOf(run.days[step.day]) ?? run.from) }
}

/** The next day that has an hour to begin at. */
function nextMorning(run: LiveRun): { readonly day: number; readonly at: number } | null {
  for (let day = (run.day ?? 0) + 1; day < run.days.length; day += 1) {
    const at = openingOf(run.days[day])
    if (at !== null) return { day, at }
  }
  return null
}
