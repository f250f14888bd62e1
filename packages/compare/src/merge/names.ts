import type { Three } from './three.ts'
import { bothSides } from './three.ts'

type Names = readonly string[]

/**
 * The order of names (keys of a map, members of a set) that survive a merge. The side that reordered gives the
 * order; new names follow the name they follow on their side, equals sorted, which no choice of sides changes.
 */
export function mergeNames(names: Three<Names>, survives: (name: string) => boolean): Names {
  const base = new Set(names.base)
  const spine = spineOf(names).filter(survives)
  const follows = new Map<string, string[][]>()
  for (const side of bothSides) {
    let anchor = ''
    for (const name of names[side]) {
      if (!survives(name)) continue
      if (base.has(name)) {
        anchor = name
        continue
      }
      const runs = follows.get(anchor) ?? []
      follows.set(anchor, runs)
      const run = runs.find((known) => known[0] === side)
      if (run) run.push(name)
      else runs.push([side, name])
    }
  }
  const added = new Set<string>()
  const newcomersAfter = (anchor: string) =>
    (follows.get(anchor) ?? [])
      .map(([, ...run]) => run)
      .sort((a, b) => (a.join('\n') < b.join('\n') ? -1 : 1))
      .flat()
      .filter((name) => !added.has(name) && added.add(name))
  return [...newcomersAfter(''), ...spine.flatMap((name) => [name, ...newcomersAfter(name)])]
}

function spineOf({ base, ours, theirs }: Three<Names>): Names {
  const known = new Set(base)
  const isReordered = (side: Names) => {
    const places = side.filter((name) => known.has(name)).map((name) => base.indexOf(name))
    return places.some((place, at) => place < (places[at - 1] ?? -1))
  }
  const side = isReordered(ours) ? ours : isReordered(theirs) ? theirs : base
  const ordered = side.filter((name) => known.has(name))
  const missing = base.filter((name) => !ordered.includes(name))
  return missing.reduce<Names>((order, name) => insertAfter(order, name, base), ordered)
}

/** Puts a name back behind the one it followed in the base. */
function insertAfter(order: Names, name: string, base: Names): Names {
  const previous = base
    .slice(0, base.indexOf(name))
    .toReversed()
    .find((before) => order.includes(before))
  const at = previous === undefined ? 0 : order.indexOf(previous) + 1
  return order.toSpliced(at, 0, name)
}
