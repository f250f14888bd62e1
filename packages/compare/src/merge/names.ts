import type { Three } from './three.ts'
import { bothSides } from './three.ts'

type Names = readonly string[]

/**
 * The order of names (keys of a map, members of a set) that survive a merge. The side that reordered gives the
 * order, the base where both did; new names follow the name they follow on their side, new ones of both sides
 * sorted, which no choice of sides changes.
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
function spineOf({ base, ours, theirs }: Three<Names>): Names {
  const places = new Map(base.map((name, place) => [name, place]))
  const isReordered = (side: Names) => {
    const order = side.flatMap((name) => places.get(name) ?? [])
    return order.some((place, at) => place < (order[at - 1] ?? -1))
  }
  if (isReordered(ours) === isReordered(theirs)) return base
  const side = isReordered(ours) ? ours : theirs
  const present = new Set(side)
  const missing = runsAfter(base, (name) => !present.has(name))
  const ordered = side.filter((name) => places.has(name))
  return [null, ...ordered].flatMap((name) => [
    ...(name === null ? [] : [name]),
    ...(missing.get(name) ?? []),
  ])
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
