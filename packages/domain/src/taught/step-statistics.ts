import type { RanTime } from './ran-step.ts'

/** The middle, the shortest and the longest of some lengths in minutes. */
export type Spread = { readonly median: number; readonly min: number; readonly max: number }

/** A step over all the times that it was run. */
export type StepStatistics = {
  /** As it was planned the last time that it was run; null where no plan said. */
  readonly planned: number | null
  /** Null where nobody ended it. */
  readonly actual: Spread | null
  /** How often it was left out. */
  readonly skipped: number
  /** How often it was in the programme. */
  readonly runs: number
}

/** What the times of a step say together, the newest first. */
export function stepStatistics(times: readonly RanTime[]): StepStatistics {
  return {
    planned: times.find(({ planned }) => planned !== null)?.planned ?? null,
    actual: spreadOf(times.flatMap(({ actual }) => actual ?? [])),
    skipped: times.filter(({ skipped }) => skipped).length,
    runs: times.length,
  }
}

/** Of some numbers, in whatever order; of two in the middle the median is between them, rounded. Null for none. */
export function spreadOf(numbers: readonly number[]): Spread | null {
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = sorted.slice((sorted.length - 1) >> 1, (sorted.length >> 1) + 1)
  const [min, max] = [sorted[0], sorted.at(-1)]
  if (min === undefined || max === undefined) return null
  const median = Math.round(middle.reduce((sum, one) => sum + one, 0) / middle.length)
  return { median, min, max }
}
