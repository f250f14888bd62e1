import type { Element } from '../reading/element.ts'
import { askedAsOne } from './asked-as-one.ts'
import type { Clash, Passage, Piece } from './piece.ts'
import { isClash, isPassage, passage } from './piece.ts'
import type { Sequences } from './sequence/sequences.ts'
import type { Side, Three } from './three.ts'
import { bothSides, pickBlank } from './three.ts'

/** Where a part stands in a sequence: the numbers of its first and last element. */
type Span = { readonly first: number; readonly last: number }

/** A stretch of the merged sequence and where it comes from; `null` for sides that lack it. */
export type Part = Three<Span | null> & {
  readonly pieces: readonly Piece[]
  /** The numbers of its elements, where they do not stand together. */
  readonly scattered?: Three<readonly number[]>
}

/** A part that stands on one side only. */
export function partFrom(side: Side, at: number, pieces: readonly Piece[]): Part {
  return { base: null, ours: null, theirs: null, [side]: { first: at, last: at }, pieces }
}

/** The numbers of a part's elements on one side; none where the side lacks it. */
export function numbersOf(part: Part, side: keyof Sequences): readonly number[] {
  if (part.scattered) return part.scattered[side]
  const span = part[side]
  if (!span) return []
  return Array.from({ length: span.last - span.first + 1 }, (_, offset) => span.first + offset)
}

/** The elements of a part on one side; none where the side lacks it. */
export function elementsOf<T extends Element>(
  part: Part,
  sequences: Three<readonly T[]>,
  side: keyof Sequences,
): readonly T[] {
  return numbersOf(part, side).flatMap((at) => sequences[side][at] ?? [])
}

/** The merged sequence as pieces: parts with the blanks that stood between them, else with `joint`. */
export function joinParts(
  parts: readonly Part[],
  sequences: Sequences,
  joint: string,
): readonly Piece[] {
  const pieces: Piece[] = []
  const last: Record<keyof Sequences, number | null> = { base: null, ours: null, theirs: null }
  const between = (before: Part, after: Part) =>
    blankBetween(before, after, { sequences, joint, last: { ...last } })
  let previous: Part | null = null
  parts.forEach((part, at) => {
    const lead: Passage | null = previous ? between(previous, part) : null
    if (isShown(part)) {
      if (lead) pieces.push(lead)
      previous = part
      for (const side of ['base', ...bothSides] as const)
        last[side] = part[side]?.last ?? last[side]
    }
    const next = parts[at + 1]
    const trail = !lead && next ? between(part, next).text : ''
    const blanks = { lead: lead?.text ?? '', trail }
    const own = askedAsOne(part.pieces)
    for (const piece of own) pieces.push(surround(piece, own, blanks))
  })
  return pieces
}

/** A part whose open decision has nothing on our side leaves no trace in the text. */
function isShown({ pieces }: Part): boolean {
  return pieces.some((piece) => isPassage(piece) || (isClash(piece) && piece.ours !== null))
}

/** Only a decision about a whole part takes its blanks with it. */
function surround(
  piece: Piece,
  pieces: readonly Piece[],
  blanks: Pick<Clash, 'lead' | 'trail'>,
): Piece {
  if (!isClash(piece) || piece.lead !== '' || piece.trail !== '') return piece
  const isWhole = pieces.filter((p) => isPassage(p) || isClash(p)).length === 1
  return isWhole ? { ...piece, ...blanks } : piece
}

function blankBetween(
  before: Part,
  after: Part,
  {
    sequences,
    joint,
    last,
  }: {
    readonly sequences: Sequences
    readonly joint: string
    /** The last element of each side that is shown before. */
    readonly last: Three<number | null>
  },
): Passage {
  const leadBehind = (end: number | null | undefined, side: keyof Sequences): string | null => {
    const start = after[side]?.first
    if (end === undefined || end === null || start !== end + 1) return null
    return sequences[side][start]?.lead ?? null
  }
  const on = (side: keyof Sequences) => leadBehind(before[side]?.last, side)
  const [ours, theirs] = [on('ours'), on('theirs')]
  if (ours === null || theirs === null) {
    if (ours === null && theirs === null) return passage(joint, 'mixed')
    const [side, other, own] =
      ours === null
        ? (['theirs', 'ours', theirs ?? ''] as const)
        : (['ours', 'theirs', ours] as const)
    // empty lines that the other side put before what follows stay there, whatever now precedes it
    const [was, widened] = [leadBehind(last.base, 'base'), leadBehind(last[other], other)]
    const isOnlyBlank = joint.includes('\n') // between sentences an empty line parts paragraphs
    const isWidened = isOnlyBlank && was === own && widened !== null && widened.length > own.length
    return isWidened ? passage(widened, other) : passage(own, side)
  }
  const blank = pickBlank({ base: on('base') ?? '', ours, theirs })
  return passage(blank.value, blank.from)
}
