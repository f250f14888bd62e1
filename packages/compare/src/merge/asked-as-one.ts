import type { Piece } from './piece.ts'
import { clash, isClash, isPassage, textWith } from './piece.ts'
import type { Side, Three } from './three.ts'
import { bothSides } from './three.ts'

/**
 * Decisions about all there is of something, of which one side has nothing left, as a single one: answered each by
 * itself, they would not know what stands around the whole. Other pieces stay as they are.
 */
export function askedAsOne(pieces: readonly Piece[]): readonly Piece[] {
  const clashes = pieces.filter(isClash)
  const [first, second] = clashes
  const isOpen = pieces.every((piece) => !isPassage(piece) || piece.text.trim() === '')
  const isLackedBy = (side: Side) => clashes.every((piece) => piece[side] === null)
  if (!first || !second || !isOpen || !bothSides.some(isLackedBy)) return pieces
  const textOn = (side: keyof Three<unknown>) =>
    clashes.every((piece) => piece[side] === null) ? null : textWith(side, pieces)
  const path = first.path.filter((step, at) => clashes.every((piece) => piece.path[at] === step))
  const texts = { base: textOn('base'), ours: textOn('ours'), theirs: textOn('theirs') }
  return [...pieces.filter(({ kind }) => kind === 'flag'), clash(first.kind, texts, path)]
}
