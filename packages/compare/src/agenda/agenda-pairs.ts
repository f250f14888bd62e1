import type { AgendaDay } from '@forkshop/domain'
import type { StepOrigins, StepPlace } from '../comparison.ts'
import { pairUp, type Pair } from '../matching/pair-up.ts'
import { toDayUnit } from './day-unit.ts'
import { stepPairs, type StepFacts } from './step-pairs.ts'

/** What a day is compared by. */
export type DayFacts = { readonly title: string; readonly steps: readonly StepFacts[] }

/** A day of two agendas with the steps of both sides. */
export type PairedDay<Day extends DayFacts = AgendaDay> = {
  readonly day: Pair<Day>
  readonly steps: readonly Pair<Day['steps'][number]>[]
}

/** The days of two agendas, and the steps of each, as they belong together. */
export function agendaPairs<Day extends DayFacts>(
  before: readonly Day[],
  after: readonly Day[],
): readonly PairedDay<Day>[] {
  return pairUp(before, after, toDayUnit).map((day) => ({
    day,
    steps: stepPairs<Day['steps'][number]>(day.before?.steps ?? [], day.after?.steps ?? []),
  }))
}

/** Where each step of an agenda stood in another one, as a comparison pairs them. */
export function agendaOrigins(
  before: readonly DayFacts[],
  after: readonly DayFacts[],
): StepOrigins {
  return stepOrigins(agendaPairs(before, after))
}

/** The names that no agenda has twice: a pause of one day is not the one of another day. */
export function namesOnce(pairs: readonly PairedDay<DayFacts>[]): ReadonlySet<string> {
  const namesOf = (side: 'before' | 'after') =>
    pairs.flatMap(({ day }) => (day[side]?.steps ?? []).map(({ step }) => step))
  const all = new Set(namesOf('after'))
  for (const name of [...twiceIn(namesOf('before')), ...twiceIn(namesOf('after'))]) {
    all.delete(name)
  }
  return all
}

/** Where the steps of the agenda after stood in the one before, also on another day. */
export function stepOrigins(pairs: readonly PairedDay<DayFacts>[]): StepOrigins {
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
