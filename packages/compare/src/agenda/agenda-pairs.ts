import type { AgendaDay, AgendaStep } from '@forkshop/domain'
import type { StepOrigins, StepPlace } from '../comparison.ts'
import { pairUp, type Pair } from '../matching/pair-up.ts'
import { toDayUnit } from './day-unit.ts'
import { stepPairs } from './step-pairs.ts'

/** A day of two agendas with the steps of both sides. */
export type PairedDay = {
  readonly day: Pair<AgendaDay>
  readonly steps: readonly Pair<AgendaStep>[]
}

/** The days of two agendas, and the steps of each, as they belong together. */
export function agendaPairs(
  before: readonly AgendaDay[],
  after: readonly AgendaDay[],
): readonly PairedDay[] {
  return pairUp(before, after, toDayUnit).map((day) => ({
    day,
    steps: stepPairs<AgendaStep>(day.before?.steps ?? [], day.after?.steps ?? []),
  }))
}

/** The names that no agenda has twice: a pause of one day is not the one of another day. */
export function namesOnce(pairs: readonly PairedDay[]): ReadonlySet<string> {
  const namesOf = (side: 'before' | 'after') =>
    pairs.flatMap(({ day }) => (day[side]?.steps ?? []).map(({ step }) => step))
  const all = new Set(namesOf('after'))
  for (const name of [...twiceIn(namesOf('before')), ...twiceIn(namesOf('after'))]) {
    all.delete(name)
  }
  return all
}

/** Where the steps of the agenda after stood in the one before, also on another day. */
export function stepOrigins(pairs: readonly PairedDay[]): StepOrigins {
  const lone = namesOnce(pairs)
  const gone = new Map(
    pairs.flatMap(({ day: { beforeIndex }, steps }) =>
      steps.flatMap(({ before, after, beforeIndex: at }) =>
        before === null || after !== null || !lone.has(before.step)
          ? []
          : [[before.step, placeOf(beforeIndex, at)] as const],
      ),
    ),
  )
  const origins: (StepPlace | null)[][] = []
  for (const { day, steps } of pairs) {
    if (day.afterIndex === null) continue
    const places: (StepPlace | null)[] = []
    for (const { before, after, beforeIndex, afterIndex } of steps) {
      if (after === null || afterIndex === null) continue
      const own = before === null ? gone.get(after.step) : placeOf(day.beforeIndex, beforeIndex)
      places[afterIndex] = own ?? null
    }
    origins[day.afterIndex] = places
  }
  return origins
}

const placeOf = (day: number | null, step: number | null): StepPlace | null =>
  day === null || step === null ? null : { day, step }

function twiceIn(names: readonly string[]): readonly string[] {
  const seen = new Set<string>()
  return names.filter((name) => seen.size === seen.add(name).size)
}
