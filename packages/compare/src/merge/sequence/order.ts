import { surelyUnmoved } from '../../matching/increasing.ts'

/** A merged order as groups; a group of several holds things whose order both sides changed differently. */
export type MergedOrder = readonly (readonly number[])[]

/** The place of a thing on one side, `null` where it does not stand. */
type PlaceOn = (item: number) => number | null

// Pairwise decisions are quadratic; a page with more reordered runs than this is asked about as a whole.
const MAX_RUNS = 1_500

/**
 * Merges the order of things that are known by their number in the base (ascending in `items`). Each pair keeps
 * the base order unless a side turned it round; contradictions become groups.
 */
export function mergeOrder(
  items: readonly number[],
  placeOurs: PlaceOn,
  placeTheirs: PlaceOn,
): MergedOrder {
  const movedOurs = possiblyMoved(items, placeOurs)
  const movedTheirs = possiblyMoved(items, placeTheirs)
  if (movedOurs.size + movedTheirs.size === 0) return items.map((item) => [item])
  const runs = togetherOn(togetherOn([items], placeOurs), placeTheirs)
  if (runs.length > MAX_RUNS) return [items]
  const comesFirst = (place: PlaceOn, a: number, b: number) => {
    const pa = place(a)
    const pb = place(b)
    return pa === null || pb === null ? a < b : pa < pb
  }
  const contested = (a: number, b: number) =>
    comesFirst(placeOurs, a, b) !== comesFirst(placeTheirs, a, b) &&
    [a, b].some((item) => movedOurs.has(item) && movedTheirs.has(item))
  const precedes = (a: number, b: number) => {
    if (contested(a, b)) return true
    const ours = comesFirst(placeOurs, a, b)
    const theirs = comesFirst(placeTheirs, a, b)
    return a < b ? ours && theirs : ours || theirs
  }
  const runOf = new Map(runs.map((run) => [run[0] ?? 0, run]))
  return components([...runOf.keys()], precedes).flatMap((group) => {
    const members = group.flatMap((first) => runOf.get(first) ?? [])
    return group.length === 1 ? members.map((item) => [item]) : [members.sort((a, b) => a - b)]
  })
}

/** Cuts runs where a side took apart what stood together, so that a run moves as one thing. */
function togetherOn(
  runs: readonly (readonly number[])[],
  place: PlaceOn,
): readonly (readonly number[])[] {
  const items = runs.flat()
  const ranks = new Map(
    items
      .filter((item) => place(item) !== null)
      .sort((a, b) => (place(a) ?? 0) - (place(b) ?? 0))
      .map((item, rank) => [item, rank]),
  )
  return runs.flatMap((run) => {
    const cut: number[][] = []
    for (const item of run) {
      const previous = cut.at(-1)?.at(-1)
      const rank = ranks.get(item)
      const isNext =
        previous !== undefined && rank !== undefined && rank - 1 === ranks.get(previous)
      if (isNext) cut.at(-1)?.push(item)
      else cut.push([item])
    }
    return cut
  })
}

/** What a side may have moved: all that does not certainly stand in its old order. */
export function possiblyMoved(items: readonly number[], place: PlaceOn): ReadonlySet<number> {
  const present = items.filter((item) => place(item) !== null)
  const still = surelyUnmoved(present.map((item) => place(item) ?? 0))
  return new Set(present.filter((_, position) => !still.has(position)))
}

/** Strongly connected components in their order (Kosaraju); of a graph where any two things are joined. */
function components(
  items: readonly number[],
  precedes: (a: number, b: number) => boolean,
): MergedOrder {
  const finished: number[] = []
  const seen = new Set<number>()
  const walk = (start: number, leads: (a: number, b: number) => boolean, done: number[]) => {
    const stack = [{ item: start, next: 0 }]
    seen.add(start)
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const other = items[top.next++]
      if (other === undefined) {
        done.push(top.item)
        stack.pop()
      } else if (!seen.has(other) && leads(top.item, other)) {
        seen.add(other)
        stack.push({ item: other, next: 0 })
      }
    }
  }
  for (const item of items) if (!seen.has(item)) walk(item, precedes, finished)
  seen.clear()
  const groups: (readonly number[])[] = []
  for (const item of finished.toReversed()) {
    if (seen.has(item)) continue
    const group: number[] = []
    walk(item, (a, b) => precedes(b, a), group)
    groups.push(group.sort((a, b) => a - b))
  }
  return groups
}
