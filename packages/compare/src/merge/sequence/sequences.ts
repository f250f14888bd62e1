import type { Element } from '../../reading/element.ts'
import type { Piece } from '../piece.ts'
import type { Three } from '../three.ts'

/** The elements of one sequence on the three sides. */
export type Sequences = Three<readonly Element[]>

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
