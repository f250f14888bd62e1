import type { Stretch } from '../words/diff-words.ts'
import type { Unit } from '../reading/unit.ts'
import { matchUnits } from '../matching/match-units.ts'
import { unmovedIn } from '../matching/pair-up.ts'

/**
 * The words of something that has parts (items, rows, cells), part by part: a part that moved counts as taken out
 * there and put in here. The parts of a side, joined, are its text.
 */
export function diffParts(
  before: readonly string[],
  after: readonly string[],
  how: {
    readonly toUnit: (part: string) => Unit
    readonly diffPart: (before: string, after: string) => readonly Stretch[]
  },
): readonly Stretch[] {
  const units = after.map(how.toUnit)
  const { beforeOf } = matchUnits(before.map(how.toUnit), units)
  const unmoved = unmovedIn(
    units.map(({ key }) => key.length),
    beforeOf,
  )
  return diffMatched(before, after, {
    originOf: (at) => (unmoved.has(at) ? (beforeOf[at] ?? null) : null),
    diffPart: how.diffPart,
  })
}

/** As `diffParts`, for parts whose origin is known; origins ascend. */
export function diffMatched(
  before: readonly string[],
  after: readonly string[],
  how: {
    readonly originOf: (at: number) => number | null
    readonly diffPart: (before: string, after: string) => readonly Stretch[]
  },
): readonly Stretch[] {
  const stretches: Stretch[] = []
  let next = 0
  after.forEach((part, at) => {
    const origin = how.originOf(at)
    if (origin === null) {
      stretches.push(['added', part])
      return
    }
    stretches.push(['removed', before.slice(next, origin).join('')])
    stretches.push(...how.diffPart(before[origin] ?? '', part))
    next = origin + 1
  })
  stretches.push(['removed', before.slice(next).join('')])
  return stretches
}
