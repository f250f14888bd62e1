import type { Sequences } from './element.ts'
import type { Clash, Piece } from './piece.ts'
import { isClash } from './piece.ts'
import type { Side, Three } from './three.ts'
import { largest } from './three.ts'

/** Where a part stands in a sequence: the numbers of its first and last element. */
type Span = { readonly first: number; readonly last: number }

/** A stretch of the merged sequence and where it comes from; `null` for sides that lack it. */
export type Part = Three<Span | null> & { readonly pieces: readonly Piece[] }

/** A part that stands on one side only. */
export function partFrom(side: Side, at: number, pieces: readonly Piece[]): Part {
  return { base: null, ours: null, theirs: null, [side]: { first: at, last: at }, pieces }
}

/** The merged sequence as pieces: parts with the blanks that stood between them, else with `joint`. */
export function joinParts(
  parts: readonly Part[],
  sequences: Sequences,
  joint: string,
): readonly Piece[] {
  const pieces: Piece[] = []
  let previous: Part | null = null
  parts.forEach((part, at) => {
    const lead: string = previous ? blankBetween(previous, part, { sequences, joint }) : ''
    if (isShown(part)) {
      if (lead) pieces.push(lead)
      previous = part
    }
    const next = parts[at + 1]
    const trail = !lead && at === 0 && next ? blankBetween(part, next, { sequences, joint }) : ''
    pieces.push(...part.pieces.map((piece) => surround(piece, part, { lead, trail })))
  })
  return pieces
}

/** A part whose open decision has nothing on our side leaves no trace in the text. */
function isShown({ pieces }: Part): boolean {
  return pieces.some(
    (piece) => typeof piece === 'string' || (isClash(piece) && piece.ours !== null),
  )
}

/** Only a decision about a whole part takes its blanks with it. */
function surround(piece: Piece, part: Part, blanks: Pick<Clash, 'lead' | 'trail'>): Piece {
  const isWhole = part.pieces.filter((p) => typeof p === 'string' || isClash(p)).length === 1
  return isWhole && isClash(piece) && piece.lead === '' && piece.trail === ''
    ? { ...piece, ...blanks }
    : piece
}

function blankBetween(
  before: Part,
  after: Part,
  { sequences, joint }: { readonly sequences: Sequences; readonly joint: string },
): string {
  const on = (side: keyof Sequences): string | null => {
    const end = before[side]?.last
    const start = after[side]?.first
    if (end === undefined || start !== end + 1) return null
    return sequences[side][start]?.lead ?? null
  }
  const [base, ours, theirs] = [on('base'), on('ours'), on('theirs')]
  if (ours === null || theirs === null) return ours ?? theirs ?? joint
  if (ours === base) return theirs
  if (theirs === base) return ours
  return largest(ours, theirs)
}
