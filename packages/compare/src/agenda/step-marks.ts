import type { AgendaDay, AgendaStep } from '@forkshop/domain'
import { agendaPairs, stepOrigins } from './agenda-pairs.ts'
import { isShift } from './count-changes.ts'
import { turnsOf } from './step-pairs.ts'

/** What became of a step of an agenda, beside another agenda. */
export type StepMark = {
  /** The place of its day in the agenda, and its row there. */
  readonly day: number
  readonly row: number
  readonly kind: 'added' | 'moved' | 'changed'
  /** Of a step that was added how long it is, of others how much longer (negative: shorter); null where that is not known, or nothing. */
  readonly minutes: number | null
}

/** A step that an agenda has no more. */
export type DroppedStep = {
  /** The day on which it would be: that of the agenda which is nearest before it. */
  readonly day: number
  readonly step: string
  readonly start: string | null
  readonly minutes: number | null
}

/** How an agenda differs from the one before it, step by step. */
export type StepMarks = {
  readonly marks: readonly StepMark[]
  readonly dropped: readonly DroppedStep[]
}

/** What was done to an agenda; steps that only begin at another hour because of what stands before them are not marked. */
export function stepMarks(before: readonly AgendaDay[], after: readonly AgendaDay[]): StepMarks {
  const pairs = agendaPairs(before, after)
  const origins = stepOrigins(pairs)
  const marks: StepMark[] = []
  const dropped: DroppedStep[] = []
  const taken = new Set(origins.flat().map((place) => place && `${place.day}.${place.step}`))
  let last = 0
  for (const { day, steps } of pairs) {
    last = day.afterIndex ?? last
    for (const pair of steps) {
      if (pair.after === null) {
        const isElsewhere = taken.has(`${day.beforeIndex}.${pair.beforeIndex}`)
        if (pair.before !== null && !isElsewhere) dropped.push(toDropped(last, pair.before))
        continue
      }
      const place = origins[last]?.[pair.afterIndex ?? -1] ?? null
      const origin = place === null ? null : (before[place.day]?.steps[place.step] ?? null)
      const kind = kindOf(origin, pair.after, pair.moved || (origin !== null && !pair.before))
      if (kind !== null) marks.push(toMark(last, kind, { origin, step: pair.after }))
    }
  }
  return after.length === 0 ? { marks: [], dropped: [] } : { marks, dropped }
}

function kindOf(
  origin: AgendaStep | null,
  step: AgendaStep,
  isMoved: boolean,
): StepMark['kind'] | null {
  if (origin === null) return 'added'
  if (isMoved) return 'moved'
  const changes = turnsOf(origin, step)
  const isSame = Object.keys(changes).length === 0 || isShift({ kind: 'changed', changes })
  return isSame ? null : 'changed'
}

function toMark(
  day: number,
  kind: StepMark['kind'],
  { origin, step }: { readonly origin: AgendaStep | null; readonly step: AgendaStep },
): StepMark {
  const { row, durationMinutes } = step
  if (origin === null) return { day, row, kind, minutes: durationMinutes }
  const by = (durationMinutes ?? 0) - (origin.durationMinutes ?? 0)
  const isKnown = durationMinutes !== null && origin.durationMinutes !== null && by !== 0
  return { day, row, kind, minutes: isKnown ? by : null }
}

function toDropped(day: number, { step, start, durationMinutes }: AgendaStep): DroppedStep {
  return { day, step, start, minutes: durationMinutes }
}
