import type { AgendaDay, AgendaStep } from '@forkshop/domain'
import type { AgendaComparison, DayChange, StepChange } from '../comparison.ts'
import { toDayUnit } from './day-unit.ts'
import type { Pair } from '../matching/pair-up.ts'
import { pairUp } from '../matching/pair-up.ts'
import { stepKind, stepPairs, turn, turnsOf } from './step-pairs.ts'

/** Compares two agendas in days and steps. */
export function compareAgendas(
  before: readonly AgendaDay[],
  after: readonly AgendaDay[],
): AgendaComparison {
  const pairs = pairUp(before, after, toDayUnit)
  const lone = namesOnce(before, after)
  return {
    days: pairs.map(toDayChange),
    steps: withMovesAcrossDays(pairs.flatMap(compareDay), lone),
  }
}

/** Whether steps or the length of a day differ. */
export function isAgendaChanged({ steps, days }: AgendaComparison): boolean {
  return (
    steps.length > 0 ||
    days.some(({ beforeMinutes, afterMinutes }) => beforeMinutes !== afterMinutes)
  )
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
  return stepPairs<AgendaStep>(before?.steps ?? [], after?.steps ?? []).flatMap((pair) => {
    const kind = stepKind(pair)
    const step = (pair.after ?? pair.before)?.step ?? ''
    return kind === null ? [] : [{ kind, day, step, changes: turnsOf(pair.before, pair.after) }]
  })
}

/** The names that no agenda has twice: a pause of one day is not the one of another day. */
function namesOnce(before: readonly AgendaDay[], after: readonly AgendaDay[]): ReadonlySet<string> {
  const namesOf = (days: readonly AgendaDay[]) =>
    days.flatMap(({ steps }) => steps.map(({ step }) => step))
  const all = new Set(namesOf(after))
  for (const name of [...twiceIn(namesOf(before)), ...twiceIn(namesOf(after))]) all.delete(name)
  return all
}

function twiceIn(names: readonly string[]): readonly string[] {
  const seen = new Set<string>()
  return names.filter((name) => seen.size === seen.add(name).size)
}

/** A step that is new on one day and gone from another has moved there. */
function withMovesAcrossDays(
  steps: readonly StepChange[],
  lone: ReadonlySet<string>,
): readonly StepChange[] {
  const gone = new Set(steps.filter(({ kind, step }) => kind === 'removed' && lone.has(step)))
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
