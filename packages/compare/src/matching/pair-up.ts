import { heaviestIncreasing } from './increasing.ts'
import type { Matching } from './match-units.ts'
import type { Unit } from '../reading/unit.ts'
import { matchUnits } from './match-units.ts'

/** A thing on both sides, or on one; `moved` when it left the order that the others kept. */
export type Pair<T> = {
  readonly before: T | null
  readonly after: T | null
  readonly beforeIndex: number | null
  readonly afterIndex: number | null
  readonly moved: boolean
}

/**
 * Two sequences in one, in the order of the new one; what is gone stands where it stood, before what took its
 * place. Of two that changed places, the longer one counts as staying.
 */
export function pairUp<T>(
  before: readonly T[],
  after: readonly T[],
  toUnit: (item: T) => Unit,
): readonly Pair<T>[] {
  const afterUnits = after.map(toUnit)
  return pairsFrom(before, after, {
    ...matchUnits(before.map(toUnit), afterUnits),
    weights: afterUnits.map(({ key }) => key.length),
  })
}

/** As `pairUp`, for things that are matched; the heavier of two that changed places counts as staying. */
export function pairsFrom<T>(
  before: readonly T[],
  after: readonly T[],
  { afterOf, beforeOf, weights }: Matching & { readonly weights: readonly number[] },
): readonly Pair<T>[] {
  const unmoved = unmovedIn(weights, beforeOf)
  const pairs: Pair<T>[] = []
  let next = 0
  const goneUpTo = (end: number) => {
    for (; next < end; next++) {
      const item = before[next]
      if (item === undefined || afterOf[next] !== null) continue
      pairs.push({ before: item, after: null, beforeIndex: next, afterIndex: null, moved: false })
    }
  }
  const nextUnmoved = () => {
    let at = next
    while (at < before.length && !unmoved.has(afterOf[at] ?? -1)) at++
    return at
  }
  after.forEach((item, afterIndex) => {
    const beforeIndex = beforeOf[afterIndex] ?? null
    const stays = unmoved.has(afterIndex)
    if (beforeIndex === null) goneUpTo(nextUnmoved())
    else if (stays) {
      goneUpTo(beforeIndex)
      next = beforeIndex + 1
    }
    pairs.push({
      before: beforeIndex === null ? null : (before[beforeIndex] ?? null),
      after: item,
      beforeIndex,
      afterIndex,
      moved: beforeIndex !== null && !stays,
    })
  })
  goneUpTo(before.length)
  return pairs
}

/** What kept its order, by its place in the new sequence. */
export function unmovedIn(
  weights: readonly number[],
  beforeOf: readonly (number | null)[],
): ReadonlySet<number> {
  const matched = beforeOf.flatMap((i, j) => (i === null ? [] : [{ i, j }]))
  if (matched.every(({ i }, at) => i > (matched[at - 1]?.i ?? -1)))
    return new Set(matched.map(({ j }) => j))
  const total = weights.reduce((sum, weight) => sum + weight, 1)
  const kept = heaviestIncreasing(
    matched.map(({ i }) => i),
    matched.map(({ j }) => 1 + (weights[j] ?? 0) / total),
  )
  return new Set([...kept].flatMap((at) => matched[at]?.j ?? []))
}
