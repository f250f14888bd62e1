import type { Three } from '../three.ts'

/** How often each thing stands in a text. */
export type Counts = ReadonlyMap<string, number>

export function countAll(lists: readonly (readonly string[])[]): Counts {
  const counts = new Map<string, number>()
  for (const list of lists) for (const name of list) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}

/**
 * The things that a merge holds more or less often than both sides together allow: what one side took out is gone,
 * what one put in is there, and nothing else. A merge with none of these has lost, doubled and invented nothing.
 */
export function unlawful(
  sides: Three<Counts>,
  merged: Counts,
  isJudged: (most: number) => boolean = () => true,
): readonly string[] {
  const names = new Set(
    [sides.base, sides.ours, sides.theirs, merged].flatMap((counts) => [...counts.keys()]),
  )
  return [...names].filter((name) => {
    const base = sides.base.get(name) ?? 0
    const ours = sides.ours.get(name) ?? 0
    const theirs = sides.theirs.get(name) ?? 0
    const found = merged.get(name) ?? 0
    return isJudged(Math.max(base, ours, theirs)) && !isLawful({ base, ours, theirs }, found)
  })
}

/** Whether a number is what two sides together allow for, of something that they put in and take out. */
export function isLawful({ base, ours, theirs }: Three<number>, found: number): boolean {
  const both = Math.max(0, ours + theirs - base)
  if (ours <= base && theirs <= base) return found >= both && found <= Math.min(ours, theirs)
  if (ours >= base && theirs >= base) return found >= Math.max(ours, theirs) && found <= both
  return found === both
}
