import type { StepChange } from '../comparison.ts'
import type { StepFacts } from './step-pairs.ts'
import { stepKind, stepPairs } from './step-pairs.ts'

/** A day on both sides, as far as its steps are compared; `null` where it does not exist. */
export type DaySteps<T extends StepFacts> = {
  readonly title: string
  readonly before: { readonly steps: readonly T[] } | null
  readonly after: { readonly steps: readonly T[] } | null
}

/** A change of a step with the very step on each side, of several that may have one name. */
export type ChangedStep<T extends StepFacts, C> = {
  readonly change: C
  readonly before: T | null
  readonly after: T | null
  readonly beforeIndex: number | null
  readonly afterIndex: number | null
}

/**
 * The changes of the steps of a comparison, day by day, each with the steps it is about. Give it the days and the
 * changes of one comparison, both in its order.
 */
export function changedSteps<
  T extends StepFacts,
  C extends Pick<StepChange, 'kind' | 'day' | 'step'>,
>(days: readonly DaySteps<T>[], changes: readonly C[]): readonly (readonly ChangedStep<T, C>[])[] {
  let next = 0
  return days.map(({ title, before, after }) => {
    const found: ChangedStep<T, C>[] = []
    for (const pair of stepPairs(before?.steps ?? [], after?.steps ?? [])) {
      const change = changes[next]
      const kind = stepKind(pair)
      // a step that came from another day is new in this one
      const isKind = change?.kind === kind || (change?.kind === 'moved' && kind === 'added')
      const name = (pair.after ?? pair.before)?.step
      if (!change || !isKind || change.day !== title || change.step !== name) continue
      const { moved: _, ...steps } = pair
      found.push({ change, ...steps })
      next++
    }
    return found
  })
}
