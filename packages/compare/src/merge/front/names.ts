import type { Side, Three } from '../three.ts'
import { bothSides, pickLargest } from '../three.ts'

type Names = readonly string[]

/**
 * The order of names (keys of a map, members of a set) that survive a merge. The side that reordered gives the
 * order, the base where both did and contradict each other; new names follow the name they follow on their side,
 * new ones of both sides sorted, which no choice of sides changes.
 */
export function mergeNames(names: Three<Names>, survives: (name: string) => boolean): Names {
  const known = new Set(names.base)
  const spine = spineOf(names).filter(survives)
  const [ours, theirs] = bothSides.map((side) =>
    runsAfter(names[side].filter(survives), (name) => !known.has(name)),
  )
  const added = new Set<string>()
  const newAfter = (anchor: string | null) =>
    [ours?.get(anchor) ?? [], theirs?.get(anchor) ?? []]
      .toSorted((a, b) => (a.join('\n') < b.join('\n') ? -1 : 1))
      .flat()
      .filter((name) => !added.has(name) && added.add(name))
  return [...newAfter(null), ...spine.flatMap((name) => [name, ...newAfter(name)])]
}

/** The names of the base in the merged order; what a side took out stays behind what it followed. */
function spineOf(names: Three<Names>): Names {
  const side = reorderedBy(names)
  if (side === null || side === 'both') return names.base
  const present = new Set(names[side])
  const places = new Set(names.base)
  const missing = runsAfter(names.base, (name) => !present.has(name))
  const ordered = names[side].filter((name) => places.has(name))
  return [null, ...ordered].flatMap((name) => [
    ...(name === null ? [] : [name]),
    ...(missing.get(name) ?? []),
  ])
}

/** Whether both sides put the names of the base in orders of their own that contradict each other. */
export function isOrderContested(names: Three<Names>): boolean {
  return reorderedBy(names) === 'both'
}

/** The side whose order of the base's names is the new one; `both` when they contradict each other. */
function reorderedBy({ base, ours, theirs }: Three<Names>): Side | 'both' | null {
  const places = new Map(base.map((name, place) => [name, place]))
  const orderOf = (side: Names) => side.flatMap((name) => places.get(name) ?? [])
  const isReordered = (order: readonly number[]) =>
    order.some((place, at) => place < (order[at - 1] ?? -1))
  const [mine, other] = [orderOf(ours), orderOf(theirs)]
  if (!isReordered(other)) return isReordered(mine) ? 'ours' : null
  if (!isReordered(mine)) return 'theirs'
  const shared = new Set(mine.filter((place) => other.includes(place)))
  const [a, b] = [mine, other].map((order) => order.filter((place) => shared.has(place)).join())
  if (a !== b) return 'both'
  return pickLargest({ ours: ours.join('\n'), theirs: theirs.join('\n') }).from === 'theirs'
    ? 'theirs'
    : 'ours'
}

/** Runs of names that stand out, by the other name they follow (`null` at the start). */
function runsAfter(
  names: Names,
  standsOut: (name: string) => boolean,
): ReadonlyMap<string | null, Names> {
  const runs = new Map<string | null, string[]>()
  let anchor: string | null = null
  for (const name of names) {
    if (!standsOut(name)) {
      anchor = name
      continue
    }
    const run = runs.get(anchor)
    if (run) run.push(name)
    else runs.set(anchor, [name])
  }
  return runs
}
