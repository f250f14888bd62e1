import {
  earliestStart,
  isFixed,
  openingOf,
  plannedStartOf,
  type LiveDay,
  type LiveStep,
} from './day-steps.ts'
import type { LiveRun } from './live-run.ts'
import { squeeze, type Slot } from './squeeze.ts'
import type { Squeeze } from './move.ts'

/** When the steps of a day will be, those that keep their hour keeping it; and what loses time by that. */
export type PlacedDay = {
  readonly hours: ReadonlyMap<string, Hours>
  readonly squeezed: readonly Squeeze[]
}

/** Milliseconds since 1970; null where it cannot be known. */
export type Hours = { readonly start: number | null; readonly end: number | null }

/** Computes the hours of one day at a moment to which the schedule has gone on. */
export function placeDay(run: LiveRun, index: number, now: number): PlacedDay {
  const day = run.days[index]
  if (day === undefined) return { hours: new Map(), squeezed: [] }
  const isOn = run.day === index
  if (!isOn && (!day.isTouched || index < (run.day ?? 0))) {
    return { hours: new Map(day.steps.map((step) => [step.id, asIs(step)])), squeezed: [] }
  }
  const running = isOn ? runningSlot(run, now) : null
  const slots = [...(running === null ? [] : [running]), ...waitingSlots(day)]
  const squeezed = squeeze(slots, beginsAt(run, index, now))
  const hours = new Map(day.steps.map((step) => [step.id, asIs(step)]))
  for (const { steps, start, lengthMs } of slots) {
    for (const step of steps) {
      const begins = step.state === 'running' ? step.start : start
      const most = start === null ? null : start + lengthMs
      hours.set(step.id, { start: begins, end: endOf(step, { start, most, run, now }) })
    }
  }
  return { hours, squeezed }
}

/** From when on what waits is placed; null on a day without hours that is not on. */
function beginsAt(run: LiveRun, index: number, now: number): number | null {
  const opening = openingOf(run.days[index])
  if (run.day !== index) return opening
  return run.hasBegun ? freeAt(run, now) : Math.max(freeAt(run, now), opening ?? -Infinity)
}

/** Since when nothing holds up what comes next. */
export function freeAt(run: LiveRun, now: number): number {
  return run.frozen === null ? run.from : Math.max(run.from, now)
}

/** When a step that runs ends if nothing is done; it cannot have ended yet. */
export function runsUntil(run: LiveRun, step: LiveStep, now: number): number {
  return Math.max(now, dueOf(run, step, now) ?? now)
}

/** When the time of a step that runs is up, which may be long ago; null for another one. */
export function dueOf(run: LiveRun, step: LiveStep, now: number): number | null {
  if (step.state !== 'running' || step.start === null) return null
  const waited = run.frozen === null ? 0 : Math.max(0, now - run.frozen)
  return step.start + step.lengthMs + waited
}

function endOf(
  step: LiveStep,
  {
    start,
    most,
    run,
    now,
  }: {
    readonly start: number | null
    readonly most: number | null
    readonly run: LiveRun
    readonly now: number
  },
): number | null {
  if (start === null || most === null) return null
  const end = step.state === 'running' ? runsUntil(run, step, now) : start + step.lengthMs
  return Math.min(end, most)
}

/** What happened, or else what was planned. */
function asIs(step: LiveStep): Hours {
  if (step.state === 'waiting' || (step.state === 'skipped' && step.start === null)) {
    const start = plannedStartOf(step)
    if (start === null || step.state === 'skipped') return { start: null, end: null }
    return { start, end: step.planned?.plannedEnd ?? null }
  }
  return { start: step.start, end: step.end }
}

function runningSlot(run: LiveRun, now: number): Slot | null {
  const steps = [...run.running]
  if (steps.length === 0) return null
  const end = Math.max(...steps.map((step) => runsUntil(run, step, now)))
  // What ran already cannot be lost any more.
  return {
    steps,
    start: now,
    lengthMs: end - now,
    holds: null,
    earliest: () => now,
    isRunning: true,
  }
}

function waitingSlots(day: LiveDay): readonly Slot[] {
  const slots: Slot[] = []
  for (const step of day.steps) {
    if (step.state !== 'waiting') continue
    const last = slots.at(-1)
    if (last?.steps.at(-1)?.group === step.group) {
      last.steps.push(step)
      last.lengthMs = Math.max(last.lengthMs, step.lengthMs)
    } else slots.push(waitingSlot(step))
  }
  return slots
}

function waitingSlot(step: LiveStep): Slot {
  return {
    steps: [step],
    start: null,
    lengthMs: step.lengthMs,
    holds: isFixed(step) ? plannedStartOf(step) : null,
    earliest: (cursor) => (cursor === null ? plannedStartOf(step) : earliestStart(step, cursor)),
    isRunning: false,
  }
}
