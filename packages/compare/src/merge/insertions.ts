import type { Element, SequenceRules, Sequences } from './element.ts'
import type { Fate, Matchings } from './fates.ts'
import type { MergedOrder } from './order.ts'
import { headingAbove, mergedHeadingAbove } from './sections.ts'
import type { Side } from './three.ts'

/** New elements of one side that stand together (`first` to `last` in its sequence). */
export type Insertion = {
  readonly side: Side
  readonly first: number
  readonly last: number
  /** The gap of the merged order it belongs to: before the group of that number. */
  readonly gap: number
  /**
   * `placed`: that gap is right. `inside`: within a group whose order is open. `unsure`: neighbours went or
   * moved apart, so a person must say where.
   */
  readonly kind: 'placed' | 'inside' | 'unsure'
}

type Context = {
  readonly sequences: Sequences
  readonly matchings: Matchings
  readonly fates: readonly Fate[]
  readonly order: MergedOrder
  readonly rules: SequenceRules
}

/** Finds the new elements of a side and where they belong in the merged order. */
export function findInsertions(side: Side, context: Context): readonly Insertion[] {
  const elements = context.sequences[side]
  const { beforeOf } = context.matchings[side]
  const found: Insertion[] = []
  for (let first = 0; first < elements.length; first++) {
    if (beforeOf[first] !== null) continue
    let last = first
    while (last + 1 < elements.length && beforeOf[last + 1] === null) last++
    found.push({ side, first, last, ...placeOf(side, { first, last }, context) })
    first = last
  }
  return found
}

function placeOf(
  side: Side,
  { first, last }: { readonly first: number; readonly last: number },
  context: Context,
): Pick<Insertion, 'gap' | 'kind'> {
  const { order, fates, matchings, sequences, rules } = context
  const elements = sequences[side]
  const { beforeOf } = matchings[side]
  const isKept = (at: number) => {
    const number = beforeOf[at] ?? null
    return number !== null && (fates[number] ?? null) !== null
  }
  const groupAt = (at: number) => {
    const number = beforeOf[at] ?? null
    return number === null ? -1 : order.findIndex((group) => group.includes(number))
  }
  const previous = nearest(first, -1, isKept, elements)
  const next = nearest(last, 1, isKept, elements)
  const after = previous === null ? 0 : groupAt(previous) + 1
  const before = next === null ? order.length : groupAt(next)
  const edges = [first === 0 || isKept(first - 1), last === elements.length - 1 || isKept(last + 1)]
  const isAnchored = rules.anchors === 'both' ? edges.every(Boolean) : edges.some(Boolean)
  if (previous !== null && next !== null && groupAt(previous) === groupAt(next))
    return { gap: after, kind: 'inside' }
  const follows = after === before || staysWithPrevious(elements, { first, last, previous })
  const isUnderItsHeading =
    elements[first]?.level !== null ||
    headingAbove(elements, beforeOf, first) === mergedHeadingAbove(order, sequences.base, after)
  const isSure = isAnchored && follows && isUnderItsHeading
  return { gap: after, kind: isSure ? 'placed' : 'unsure' }
}

function nearest(
  start: number,
  step: 1 | -1,
  isKept: (at: number) => boolean,
  elements: readonly Element[],
): number | null {
  for (let at = start + step; at >= 0 && at < elements.length; at += step) {
    if (isKept(at)) return at
  }
  return null
}

/** The last words of a section, and the first, go where the section goes, though their other neighbour stays. */
function staysWithPrevious(
  elements: readonly Element[],
  run: { readonly first: number; readonly last: number; readonly previous: number | null },
): boolean {
  if (!elements.some(({ level }) => level !== null)) return false
  if (elements.slice(run.first, run.last + 1).some(({ level }) => level !== null)) return false
  if (run.previous === null || run.previous !== run.first - 1) return false
  const isFirst = elements[run.previous]?.level !== null
  const isLast = run.last === elements.length - 1 || elements[run.last + 1]?.level !== null
  return isFirst || isLast
}
