import { goneIn } from './gone.ts'
import type { Element } from '../../reading/element.ts'
import type { Layout } from './layout.ts'
import type { Side } from '../three.ts'
import { bothSides } from '../three.ts'

/** A new element with its number on its side. */
export type Newcomer = { readonly side: Side; readonly at: number; readonly element: Element }

/** The side whose newcomers come first in a gap; `any` when nothing tells, `unclear` when it is told both ways. */
export type GapOrder = Side | 'any' | 'unclear'

/**
 * What a side put in the place of something that it took out stands there for the other side too, which still has
 * that thing: before or behind its own newcomers.
 */
export function gapOrder(
  gap: number,
  placed: Readonly<Record<Side, readonly Newcomer[]>>,
  layout: Layout,
): GapOrder {
  if (placed.ours.length === 0 || placed.theirs.length === 0) return 'any'
  const gone = goneIn(gap, layout)
  const orders = bothSides.flatMap((side): readonly GapOrder[] => {
    const other = side === 'ours' ? 'theirs' : 'ours'
    const places = replacedBy(side, gone, layout)
    if (places.length === 0) return []
    const [first, last] = [Math.min(...places), Math.max(...places)]
    if (placed[other].every(({ at }) => at > last)) return [side]
    return placed[other].every(({ at }) => at < first) ? [other] : ['unclear']
  })
  const [order, rival = order] = orders
  if (order === undefined) return 'any'
  return order === rival ? order : 'unclear'
}

/** The places, on the other side, of what a side took out in a gap and the other side left. */
function replacedBy(side: Side, gone: readonly number[], { matchings }: Layout): readonly number[] {
  const other = side === 'ours' ? 'theirs' : 'ours'
  return gone
    .filter((number) => matchings[side].afterOf[number] === null)
    .flatMap((number) => matchings[other].afterOf[number] ?? [])
}
