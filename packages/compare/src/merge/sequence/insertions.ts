import type { Element } from '../../reading/element.ts'
import type { Layout } from './layout.ts'
import type { Side } from '../three.ts'

/** New elements of one side that stand together (`first` to `last` in its sequence). */
export type Insertion = {
  readonly side: Side
  readonly first: number
  readonly last: number
  /** The gap of the merged order it belongs to: before the group of that number. */
  readonly gap: number
  /**
   * `placed`: that gap is right. `inside`: within a group whose order is open, or a section that may go. `unsure`: neighbours went or
   * moved apart, so a person must say where.
   */
  readonly kind: 'placed' | 'inside' | 'unsure'
}

/** The group of each element of a side; `null` for what is new there or gone from the merge. */
type Groups = readonly (number | null)[]

type Run = { readonly first: number; readonly last: number }

/** Finds the new elements of a side and where they belong in the merged order. */
export function findInsertions(side: Side, layout: Layout): readonly Insertion[] {
  const { beforeOf } = layout.matchings[side]
  const groups = beforeOf.map((number) =>
    number === null ? null : (layout.groupOf.get(number) ?? null),
  )
  const context = { side, groups, layout, previous: lastKnown(groups), next: nextKnown(groups) }
  const found: Insertion[] = []
  for (let first = 0; first < beforeOf.length; first++) {
    if (beforeOf[first] !== null) continue
    let last = first
    while (last + 1 < beforeOf.length && beforeOf[last + 1] === null) last++
    found.push({ side, first, last, ...placeOf({ first, last }, context) })
    first = last
  }
  return found
}

function placeOf(
  run: Run,
  context: {
    readonly side: Side
    readonly layout: Layout
    readonly groups: Groups
    readonly previous: Groups
    readonly next: Groups
  },
): Pick<Insertion, 'gap' | 'kind'> {
  const { side, groups, layout } = context
  const elements = layout.sequences[side]
  const isKept = (at: number) => (groups[at] ?? null) !== null
  const previous = context.previous[run.first] ?? null
  const next = context.next[run.last] ?? null
  const gap = previous === null ? 0 : previous + 1
  if (previous !== null && previous === next) return { gap, kind: 'inside' }
  const lost = layout.lost.get(layout.headings[side][run.first] ?? -1)
  const isInLost =
    lost?.side === side &&
    elements.slice(run.first, run.last + 1).every((one) => (one.level ?? Infinity) > lost.level)
  if (isInLost) return { gap: (layout.groupOf.get(lost.members[0] ?? -1) ?? 0) + 1, kind: 'inside' }
  const edges = [
    run.first === 0 || isKept(run.first - 1),
    run.last === elements.length - 1 || isKept(run.last + 1),
  ]
  const isAnchored = layout.rules.anchors === 'both' ? edges.every(Boolean) : edges.some(Boolean)
  const isBetween = gap === (next ?? layout.order.length)
  const follows =
    isBetween || (layout.hasSections && isKept(run.first - 1) && isAtEdge(elements, run))
  const isUnderItsHeading =
    elements[run.first]?.level !== null ||
    layout.headings[side][run.first] === layout.headings.merged[gap]
  return { gap, kind: isAnchored && follows && isUnderItsHeading ? 'placed' : 'unsure' }
}

/** The first and the last words of a section go where it goes, though their other neighbour stays. */
function isAtEdge(elements: readonly Element[], { first, last }: Run): boolean {
  if (elements.slice(first, last + 1).some(({ level }) => level !== null)) return false
  const isFirst = elements[first - 1]?.level !== null
  const isLast = last === elements.length - 1 || elements[last + 1]?.level !== null
  return isFirst || isLast
}

/** For each place the nearest group before it. */
function lastKnown(groups: Groups): Groups {
  let known: number | null = null
  return groups.map((group) => {
    const before = known
    known = group ?? known
    return before
  })
}

/** For each place the nearest group after it. */
function nextKnown(groups: Groups): Groups {
  return lastKnown(groups.toReversed()).toReversed()
}
