import type { Unit } from '../match-units.ts'
import type { Piece } from './piece.ts'
import type { Three } from './three.ts'

/** One member of a sequence that is merged: a block, an item, a row, a sentence. */
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

/** What a kind of sequence does differently from the others. */
export type SequenceRules = {
  /** The content of an element that both sides changed. */
  readonly mergeContent: (three: Three<Element>) => readonly Piece[]
  /** Whether the blanks inside an element are merged too, by `mergeContent`. */
  readonly mergesBlanks: boolean
  /** Blanks between two elements that are neighbours on no side. */
  readonly joint: string
  /** How many neighbours of an insertion must be left for its place to be known. */
  readonly anchors: 'one' | 'both'
  /** Whether different insertions in one place may stand one after the other. */
  readonly bothInsert: 'merge' | 'ask'
  /** Whether two insertions could be two versions of one thing. */
  readonly areRivals: (ours: Element, theirs: Element) => boolean
}

/** The elements of one sequence on the three sides. */
export type Sequences = Three<readonly Element[]>

/** Joins elements with the blanks they have on their own side. */
export function joinElements(elements: readonly Element[]): string {
  return elements.map(({ lead, text }, at) => (at === 0 ? text : lead + text)).join('')
}
