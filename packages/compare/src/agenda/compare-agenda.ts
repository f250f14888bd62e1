import type { AgendaDay } from '@forkshop/domain'
import type { AgendaComparison, DayChange, StepChange } from '../comparison.ts'
import { agendaPairs, namesOnce, type PairedDay } from './agenda-pairs.ts'
import type { Pair } from '../matching/pair-up.ts'
import { stepKind, turn, turnsOf } from './step-pairs.ts'

/** Compares two agendas in days and steps. */
export function compareAgendas(
  before: readonly AgendaDay[],
  after: readonly AgendaDay[],
): AgendaComparison {
  return comparePaired(agendaPairs(before, after))
}

/** Compares two agendas whose days and steps are paired. */
export function comparePaired(pairs: readonly PairedDay[]): AgendaComparison {
  return {
    days: pairs.map(({ day }) => toDayChange(day)),
    steps: withMovesAcrossDays(pairs.flatMap(compareDay), namesOnce(pairs)),
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

function compareDay({ day: { before, after }, steps }: PairedDay): readonly StepChange[] {
  const day = (after ?? before)?.title ?? ''
  return steps.flatMap((pair) => {
    const kind = stepKind(pair)
    const step = (pair.after ?? pair.before)?.step ?? ''
    return kind === null ? [] : [{ kind, day, step, changes: turnsOf(pair.before, pair.after) }]
  })
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
