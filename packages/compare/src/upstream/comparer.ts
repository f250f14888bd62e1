import { compareTexts } from '../compare-texts.ts'
import type { Comparison } from '../comparison.ts'
import type { TextCache } from '../reading/text-cache.ts'

/** Compares two texts, each pair once. */
export type Comparer = (before: string, after: string) => Comparison

/** One that remembers what it compared for as long as it is there itself: for a few texts that belong together. */
export function newComparer(cache: TextCache): Comparer {
  const known = new Map<string, Map<string, Comparison>>()
  return (before, after) => {
    const from = known.get(before) ?? new Map<string, Comparison>()
    known.set(before, from)
    const comparison = from.get(after) ?? compareTexts(before, after, cache)
    from.set(after, comparison)
    return comparison
  }
}
