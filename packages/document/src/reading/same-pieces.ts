import { cutBody } from '../markdown/cut-body.ts'
import { definingPieces } from '../markdown/defining-pieces.ts'

interface Span {
  readonly start: number
  readonly end: number
}

/** What two bodies have in common at their beginning and end. */
export interface SamePieces {
  /** UTF-16 units that both begin with, up to where a block begins in both whatever stands above it. */
  readonly head: number
  /** Those that both end with. */
  readonly tail: number
  /** The pieces that may define something for the others, the same in both. */
  readonly definitions: string
}

// Longer definitions would be read with every piece.
const MAX_DEFINITIONS = 10_000

/**
 * Compares two bodies from both ends, piece by piece; no block of the old one (`spans`) is divided. Null when they define
 * different things, or too many.
 */
export function samePieces(old: string, body: string, spans: readonly Span[]): SamePieces | null {
  const [was, now] = [cutBody(old), cutBody(body)]
  const definitions = definingPieces(now)
  if (definitions.length > MAX_DEFINITIONS || definitions !== definingPieces(was)) return null
  let count = 0
  let head = 0
  while (count < Math.min(was.length, now.length) && was[count] === now[count]) {
    head += was[count++]?.length ?? 0
  }
  let below = 0
  let tail = 0
  while (below < Math.min(was.length, now.length) - count) {
    const piece = was.at(-1 - below)
    if (piece !== now.at(-1 - below)) break
    tail += piece?.length ?? 0
    below++
  }
  for (;;) {
    const block = spans.find(({ start, end }) => start < head && end > head)
    if (block === undefined) break
    while (head > block.start) head -= was[--count]?.length ?? 0
  }
  for (;;) {
    const from = old.length - tail
    const block = spans.find(({ start, end }) => start < from && end > from)
    if (block === undefined) break
    while (old.length - tail < block.end) tail -= was.at(-below--)?.length ?? 0
  }
  return { head, tail, definitions }
}
