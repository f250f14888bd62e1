import type { AgendaDay, AgendaStep } from '@forkshop/domain'
import type { AgendaComparison, DayChange, StepChange, Turn } from './comparison.ts'
import { toDayUnit } from './day-unit.ts'
import type { Unit } from './match-units.ts'
import type { Pair } from './pair-up.ts'
import { pairUp } from './pair-up.ts'
import { toWords } from './words.ts'

/** Compares two agendas in days and steps; a step keeps its identity by its name, then by its hour. */
export function compareAgendas(
  before: readonly AgendaDay[],
  after: readonly AgendaDay[],
): AgendaComparison {
  const pairs = pairUp(before, after, toDayUnit)
  return {
    days: pairs.map(toDayChange),
    steps: withMovesAcrossDays(pairs.flatMap(compareDay)),
  }
}

function toStepUnit(step: AgendaStep): Unit {
  return {
    key: step.step,
    kind: 'step',
    words: toWords(step.step),
    alias: step.start ?? undefined,
    placeLikeness: 0,
  }
}

function toDayChange({ before, after }: Pair<AgendaDay>): DayChange {
  return {
    title: (after ?? before)?.title ?? '',
    beforeMinutes: before?.totalMinutes ?? null,
    afterMinutes: after?.totalMinutes ?? null,
  }
}

function compareDay({ before, after }: Pair<AgendaDay>): readonly StepChange[] {
  const day = (after ?? before)?.title ?? ''
  return pairUp(before?.steps ?? [], after?.steps ?? [], toStepUnit).flatMap((pair) => {
    const changes = turnsOf(pair.before, pair.after)
    const kind = kindOf(pair)
    const step = (pair.after ?? pair.before)?.step ?? ''
    return kind === 'changed' && Object.keys(changes).length === 0
      ? []
      : [{ kind, day, step, changes }]
  })
}

function kindOf({ before, after, moved }: Pair<AgendaStep>): StepChange['kind'] {
  if (!before) return 'added'
  if (!after) return 'removed'
  return moved ? 'moved' : 'changed'
}

function turnsOf(before: AgendaStep | null, after: AgendaStep | null): StepChange['changes'] {
  const start = turn(before?.start, after?.start)
  const durationMinutes = turn(before?.durationMinutes, after?.durationMinutes)
  const step = turn(before?.step, after?.step)
  const ledBy = turn(before?.ledBy, after?.ledBy)
  return {
    ...(start && { start }),
    ...(durationMinutes && { durationMinutes }),
    ...(step && { step }),
    ...(ledBy && { ledBy }),
  }
}

function turn<T>(before: T | null | undefined, after: T | null | undefined): Turn<T> | null {
  const from = before === '' ? null : (before ?? null)
  const to = after === '' ? null : (after ?? null)
  return from === to ? null : { from, to }
}

/** A step that is new on one day and gone from another has moved there. */
function withMovesAcrossDays(steps: readonly StepChange[]): readonly StepChange[] {
  const gone = new Set(steps.filter(({ kind }) => kind === 'removed'))
  const origins = new Map<StepChange, StepChange>()
  for (const added of steps.filter(({ kind }) => kind === 'added')) {
    const origin = [...gone].find((old) => old.step === added.step && old.day !== added.day)
    if (!origin) continue
    gone.delete(origin)
    origins.set(added, origin)
  }
  const left = new Set(origins.values())
  return steps
    .filter((change) => !left.has(change))
    .map((change) => {
      const origin = origins.get(change)
      return origin ? { ...change, kind: 'moved', changes: joined(origin, change) } : change
    })
}

/** The turns of a step that was taken out with some values and put in with others. */
function joined(out: StepChange, into: StepChange): StepChange['changes'] {
  const start = turn(out.changes.start?.from, into.changes.start?.to)
  const durationMinutes = turn(out.changes.durationMinutes?.from, into.changes.durationMinutes?.to)
  const ledBy = turn(out.changes.ledBy?.from, into.changes.ledBy?.to)
  return {
    ...(start && { start }),
    ...(durationMinutes && { durationMinutes }),
    ...(ledBy && { ledBy }),
  }
}
