import type { AtomCounts, Source } from './atoms.ts'
import { atomsOf, countAtoms, unlawfulAtoms } from './atoms.ts'
import type { Element, Sequences } from './element.ts'
import { joinElements } from './element.ts'
import type { Part } from './part.ts'
import { clash, isClash, oursOf } from './piece.ts'
import { isAllEqual, mapThree } from './three.ts'

/**
 * Holds a merge against what both sides have: where a sentence, item or cell is lost, doubled or back again (it
 * went to another block on one side while the other changed it), those blocks become decisions. `null` when no
 * block can be named.
 */
export function lawfulParts(parts: readonly Part[], sequences: Sequences): readonly Part[] | null {
  if (parts.some(({ pieces }) => pieces.some(isClash))) return parts
  const counts = mapThree(sequences, (blocks) => countAtoms(blocks.map(toSource)))
  const unlawful = unlawfulAtoms(counts, countMerged(parts, sequences))
  if (unlawful.size === 0) return parts
  let isFound = false
  const asked = parts.map((part): Part => {
    const texts = textsOf(part, sequences)
    const kind = kindOf(part, sequences)
    const sources = [texts.base, texts.ours, texts.theirs, oursOf(part.pieces)]
    const isTouched = sources.some(
      (text) => text !== null && atomsOf({ kind, text }).some((atom) => unlawful.has(atom)),
    )
    if (!isTouched || isAllEqual(texts)) return part
    isFound = true
    return { ...part, pieces: [clash('content', texts, [labelOf(part, sequences)])] }
  })
  return isFound ? asked : null
}

function countMerged(parts: readonly Part[], sequences: Sequences): AtomCounts {
  return countAtoms(
    parts.map((part) => ({ kind: kindOf(part, sequences), text: oursOf(part.pieces) })),
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
