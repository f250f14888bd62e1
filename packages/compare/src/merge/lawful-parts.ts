import type { Source } from './atoms.ts'
import { atomsOf, countAtoms, unlawfulAtoms } from './atoms.ts'
import type { Element, Sequences } from './element.ts'
import { joinElements } from './element.ts'
import { matchSequences } from './fates.ts'
import type { Part } from './part.ts'
import { clash, isClash, oursOf } from './piece.ts'
import { strayedAtoms } from './strayed-atoms.ts'
import { isAllEqual, mapThree } from './three.ts'
import { findTransfers } from './transfers.ts'
import { turnedAtoms } from './turned-atoms.ts'

/**
 * Holds a merge against what both sides have. Where a sentence, item or cell is lost, doubled or back again (it
 * went to another block on one side while the other changed it), or stands under another heading than it should,
 * the blocks that hold it become decisions. `null` when no block can be named.
 */
export function lawfulParts(parts: readonly Part[], sequences: Sequences): readonly Part[] | null {
  const counts = mapThree(sequences, (blocks) => countAtoms(blocks.map(toSource)))
  const matchings = matchSequences(sequences)
  const transfers = findTransfers(sequences, matchings)
  const merged = parts.map((part) => ({
    kind: kindOf(part, sequences),
    text: oursOf(part.pieces),
  }))
  const unlawful = new Set([
    ...unlawfulAtoms(counts, countAtoms(merged)),
    ...strayedAtoms(parts, sequences, matchings),
    ...transfers.entangled,
    ...turnedAtoms(transfers.all, sequences, merged),
  ])
  const isOpen = ({ pieces }: Part) => pieces.some(isClash)
  const open = parts.filter(isOpen).flatMap((part) => atomsIn(part, sequences))
  for (const atom of open) unlawful.delete(atom)
  if (unlawful.size === 0) return parts
  let isFound = false
  const asked = parts.map((part): Part => {
    if (isOpen(part) || !atomsIn(part, sequences).some((atom) => unlawful.has(atom))) return part
    const texts = textsOf(part, sequences)
    if (isAllEqual(texts)) return part
    isFound = true
    return { ...part, pieces: [clash('content', texts, [labelOf(part, sequences)])] }
  })
  return isFound ? asked : null
}

/** The units of a part on all sides and in the merge. */
function atomsIn(part: Part, sequences: Sequences): readonly string[] {
  const { base, ours, theirs } = textsOf(part, sequences)
  const kind = kindOf(part, sequences)
  return [base, ours, theirs, oursOf(part.pieces)].flatMap((text) =>
    text === null ? [] : atomsOf({ kind, text }),
  )
}

function toSource({ unit, text }: Element): Source {
  return { kind: unit.kind, text }
}

function firstElement(part: Part, { base, ours, theirs }: Sequences): Element | undefined {
  if (part.base) return base[part.base.first]
  return part.ours ? ours[part.ours.first] : theirs[part.theirs?.first ?? -1]
}

function kindOf(part: Part, sequences: Sequences): string {
  return firstElement(part, sequences)?.unit.kind ?? 'paragraph'
}

function labelOf(part: Part, sequences: Sequences): string {
  return firstElement(part, sequences)?.label ?? ''
}

function textsOf(part: Part, sequences: Sequences) {
  const on = (side: keyof Sequences) => {
    const span = part[side]
    return span ? joinElements(sequences[side].slice(span.first, span.last + 1)) : null
  }
  return { base: on('base'), ours: on('ours'), theirs: on('theirs') }
}
