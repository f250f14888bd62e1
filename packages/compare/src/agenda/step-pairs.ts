import type { AgendaStep } from '@forkshop/domain'
import type { StepChange, Turn } from '../comparison.ts'
import type { Matching } from '../matching/match-units.ts'
import type { Unit } from '../reading/unit.ts'
import { toUnit } from '../reading/unit.ts'
import { matchUnits } from '../matching/match-units.ts'
import type { Pair } from '../matching/pair-up.ts'
import { pairsFrom } from '../matching/pair-up.ts'

/** What a step is compared by. */
export type StepFacts = Pick<AgendaStep, 'start' | 'durationMinutes' | 'step' | 'ledBy'>

// Of two steps that changed places, the one that keeps its hour stays, however short its name.
const SAME_HOUR = 1_000

/** The steps of a day on both sides; a step keeps its identity by its name, then by its hour. */
export function stepPairs<T extends StepFacts>(
  before: readonly T[],
  after: readonly T[],
): readonly Pair<T>[] {
  if (haveSameNames(before, after)) return inPlace(before, after)
  const matching = withTwins(
    before,
    after,
    matchUnits(before.map(toStepUnit), after.map(toStepUnit)),
  )
  const weights = after.map(({ step, start }, at) => {
    const origin = before[matching.beforeOf[at] ?? -1]
    return step.length + (start !== null && origin?.start === start ? SAME_HOUR : 0)
  })
  return pairsFrom(before, after, { ...matching, weights })
}

/** Most days keep their steps, whatever becomes of their hours: each is then the one in its place. */
function haveSameNames(before: readonly StepFacts[], after: readonly StepFacts[]): boolean {
  return before.length === after.length && after.every(({ step }, at) => step === before[at]?.step)
}

function inPlace<T>(before: readonly T[], after: readonly T[]): readonly Pair<T>[] {
  return after.map((step, at) => ({
    before: before[at] ?? null,
    after: step,
    beforeIndex: at,
    afterIndex: at,
    moved: false,
  }))
}

/** What is different about a step; nothing where a side has none. */
export function turnsOf(before: StepFacts | null, after: StepFacts | null): StepChange['changes'] {
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

/** From one value to another one; `null` when they are the same. */
export function turn<T>(before: T | null | undefined, after: T | null | undefined): Turn<T> | null {
  const from = before === '' ? null : (before ?? null)
  const to = after === '' ? null : (after ?? null)
  return from === to ? null : { from, to }
}

/** The kind of change of a pair; `null` when nothing about it is different. */
export function stepKind(pair: Pair<StepFacts>): StepChange['kind'] | null {
  if (!pair.before) return 'added'
  if (!pair.after) return 'removed'
  if (pair.moved) return 'moved'
  return Object.keys(turnsOf(pair.before, pair.after)).length === 0 ? null : 'changed'
}

function toStepUnit({ step, start }: StepFacts): Unit {
  const unit = { key: step, kind: 'step', placeLikeness: 0 }
  return toUnit(step, start === null ? unit : { ...unit, alias: start })
}

/** Pauses have one name and no words to be told apart by: what is left of them is taken in its order. */
function withTwins(
  before: readonly StepFacts[],
  after: readonly StepFacts[],
  { afterOf, beforeOf }: Matching,
): Matching {
  const [there, back] = [[...afterOf], [...beforeOf]]
  const open = new Map<string, number[]>()
  after.forEach(({ step }, j) => {
    if (back[j] !== null) return
    const known = open.get(step)
    if (known) known.push(j)
    else open.set(step, [j])
  })
  before.forEach(({ step }, i) => {
    const j = there[i] === null ? open.get(step)?.shift() : undefined
    if (j === undefined) return
    there[i] = j
    back[j] = i
  })
  return { afterOf: there, beforeOf: back }
}
