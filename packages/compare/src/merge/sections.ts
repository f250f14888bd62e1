import type { Element } from './element.ts'
import type { MergedOrder } from './order.ts'

/** The number in the base of the heading under which something stands; -1 above the first one. */
export type HeadingNumber = number

/** The heading above a place of a side. Headings that are new there do not count: they divide, they do not move. */
export function headingAbove(
  side: readonly Element[],
  beforeOf: readonly (number | null)[],
  at: number,
): HeadingNumber {
  for (let index = at - 1; index >= 0; index--) {
    const number = beforeOf[index] ?? null
    if (number !== null && side[index]?.level !== null) return number
  }
  return -1
}

/** The heading above a place of the merged order (`at` counts groups). */
export function mergedHeadingAbove(
  order: MergedOrder,
  base: readonly Element[],
  at: number,
): HeadingNumber {
  for (let index = at - 1; index >= 0; index--) {
    const heading = order[index]?.findLast((number) => base[number]?.level !== null)
    if (heading !== undefined) return heading
  }
  return -1
}
