import { parseBlocks } from '@forkshop/document'
import { likeness } from '../words.ts'
import { mergeBlock } from './block.ts'
import { lostDefinitions } from './definitions.ts'
import type { SequenceRules, Sequences } from './element.ts'
import { lawfulParts } from './lawful-parts.ts'
import { glueParagraphs } from './glue.ts'
import type { Page } from './page.ts'
import { headingTrail } from './page.ts'
import type { Part } from './part.ts'
import { joinParts } from './part.ts'
import type { Piece } from './piece.ts'
import { below, clash, isClash, oursOf } from './piece.ts'
import { mergeSequence } from './sequence.ts'
import type { Three } from './three.ts'
import { mapThree, pick, pickBlank } from './three.ts'

/** Merges the bodies of three pages; reads the result back and asks about the whole when it reads differently. */
export function mergeBodies(pages: Three<Page>, lineEnd: string): readonly Piece[] {
  const texts = mapThree(pages, bodyOf)
  const whole = pick(texts)
  if (whole.kind === 'one') return [whole.value]
  const sequences = glueParagraphs(mapThree(pages, ({ blocks }) => blocks))
  const joint = lineEnd + lineEnd
  const merged = mergeSequence(sequences, { ...rules, joint })
  const parts = lawfulParts([...merged, ...lostDefinitions(merged, sequences)], sequences)
  if (!parts) return [clash('content', texts)]
  const pieces = [
    pickBlank(mapThree(pages, ({ head }) => head)),
    ...joinParts(withTrails(parts, sequences), sequences, joint),
    pickBlank(mapThree(pages, ({ tail }) => tail)),
  ].filter((piece) => piece !== '')
  return readsBack(parts, pieces) ? pieces : [clash('content', texts)]
}

function bodyOf({ head, blocks, tail }: Page): string {
  return head + blocks.map(({ lead, text }) => lead + text).join('') + tail
}

const rules: Omit<SequenceRules, 'joint'> = {
  mergeContent: (three) =>
    ['list', 'table'].includes(three.base.unit.kind)
      ? mergeBlock(three)
      : below([three.base.label], mergeBlock(three)),
  mergesBlanks: true,
  anchors: 'one',
  bothInsert: 'merge',
  areRivals: (a, b) => a.unit.kind === b.unit.kind && likeness(a.unit.words, b.unit.words) > 0.5,
}

/** Puts the headings above a part before the paths in it. */
function withTrails(parts: readonly Part[], sequences: Sequences): readonly Part[] {
  return parts.map((part) =>
    part.pieces.every((piece) => typeof piece === 'string')
      ? part
      : { ...part, pieces: below(trailOf(part, sequences), part.pieces) },
  )
}

function trailOf(part: Part, sequences: Sequences): readonly string[] {
  const side = part.base ? 'base' : part.ours ? 'ours' : 'theirs'
  return headingTrail(sequences[side], part[side]?.first ?? 0)
}

/**
 * Whether the merged text reads as the blocks it was made of. It does not where a block fuses with its new
 * neighbour or lost the definition it refers to.
 */
function readsBack(parts: readonly Part[], pieces: readonly Piece[]): boolean {
  if (pieces.some(isClash)) return true
  const read = parseBlocks(oursOf(pieces)).map(({ text }) => text)
  const meant = parts.flatMap((part) => {
    const text = oursOf(part.pieces)
    return /\n[ \t]*\r?\n/.test(text) ? parseBlocks(text).map((block) => block.text) : [text]
  })
  return read.length === meant.length && read.every((text, at) => text === meant[at])
}
