import type { Matching } from '../../matching/match-units.ts'
import type { Element } from '../../reading/element.ts'
import type { MergedOrder } from './order.ts'

/**
 * The headings above each place (the last one being the end), as their numbers in the base; -1 above the first
 * one. Headings that are new on a side do not count: they divide a section, they do not move what is in it.
 */
export type HeadingsAbove = readonly number[]

/** The headings above each element of a side; one that the side made plain words of is still where a section began. */
export function headingsOnSide(
  side: readonly Element[],
  {
    base,
    beforeOf,
  }: { readonly base: readonly Element[]; readonly beforeOf: Matching['beforeOf'] },
): HeadingsAbove {
  let heading = -1
  const above = side.map((_, at) => {
    const current = heading
    const number = beforeOf[at] ?? null
    if (number !== null && base[number]?.level !== null) heading = number
    return current
  })
  return [...above, heading]
}

/** The headings above each group of the merged order. */
export function headingsInOrder(order: MergedOrder, base: readonly Element[]): HeadingsAbove {
  let heading = -1
  const above = order.map((group) => {
    const current = heading
    heading = group.findLast((number) => base[number]?.level !== null) ?? heading
    return current
  })
  return [...above, heading]
}
