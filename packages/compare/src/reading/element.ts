import type { Unit } from './unit.ts'

/** One member of a sequence that is compared or merged: a block, an item, a row, a sentence. */
export type Element = {
  readonly unit: Unit
  readonly text: string
  /** The blanks before it; those before the first belong to whoever holds the sequence. */
  readonly lead: string
  /** The level of a heading; `null` for everything else. */
  readonly level: number | null
  /** How a reader would call it. */
  readonly label: string
}

/** Joins elements with the blanks they have on their own side. */
export function joinElements(elements: readonly Element[]): string {
  return elements.map(({ lead, text }, at) => (at === 0 ? text : lead + text)).join('')
}
