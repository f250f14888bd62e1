import { atomsOf } from '../../reading/atoms.ts'
import type { BlockElement } from '../../reading/block-element.ts'
import { joinElements } from '../../reading/element.ts'
import { foldSigns } from '../../reading/fold-signs.ts'
import { proseKey } from '../../reading/sentences.ts'
import { toWords } from '../../words/words.ts'
import { countAll, unlawful } from './counts.ts'
import type { Content, Evidence, Witness } from './evidence.ts'
import { doubledLabels, labelOf } from './definitions.ts'
import { blockOf, gatherEvidence, keepRare, kindOf } from './evidence.ts'
import type { Part } from '../part.ts'
import { elementsOf } from '../part.ts'
import { clash, isClash, isPassage } from '../piece.ts'
import { strayedAtoms } from './strayed-atoms.ts'
import type { Three } from '../three.ts'
import { bothSides, isAllEqual, mapThree } from '../three.ts'
import type { Tracked } from '../sequence/track.ts'
import { findTransfers } from './transfers.ts'
import { turnedAtoms } from './turned-atoms.ts'

/**
 * Holds a merge against what both sides have. Where a sentence, item or cell is lost, doubled or back again (it
 * went to another block on one side while the other changed it), or stands under another heading than it should,
 * the blocks that hold it become decisions. `null` when no block can be named.
 */
export function lawfulParts(
  parts: readonly Part[],
  tracked: Tracked<BlockElement>,
): readonly Part[] | null {
  const { sequences } = tracked
  const evidence = gatherEvidence(parts, tracked)
  const doubts = {
    atoms: new Set(doubtfulAtoms(evidence, tracked)),
    words: new Set(doubtfulWords(evidence)),
    labels: doubledLabels(parts, sequences),
  }
  const isClear = () => doubts.atoms.size + doubts.words.size + doubts.labels.size === 0
  if (isClear()) return parts
  // what is asked about anyway needs no other doubt
  parts.forEach((part, at) => {
    const open = isWhollyOpen(part) ? [evidence.held(at, bothSides)] : openContents(part, sequences)
    for (const { atoms, words } of open) {
      for (const atom of atoms) doubts.atoms.delete(atom)
      for (const word of words) doubts.words.delete(word)
    }
  })
  for (const sentence of parts.flatMap(remadeSentences))
    doubts.atoms.delete(foldSigns(proseKey(sentence)))
  keepRare(doubts.words, evidence)
  if (isClear()) return parts
  let isFound = false
  const asked = parts.map((part, at): Part => {
    const block = blockOf(part, sequences)
    const { atoms, words } = evidence.held(at, ['base', ...bothSides])
    const isDoubted =
      atoms.some((atom) => doubts.atoms.has(atom)) ||
      words.some((word) => doubts.words.has(word)) ||
      doubts.labels.has((block && labelOf(block)) ?? '')
    const texts = textsOf(part, sequences)
    if (!isDoubted || isWhollyOpen(part) || isAllEqual(texts)) return part
    isFound = true
    return asQuestion(part, sequences)
  })
  return isFound ? asked : null
}

/** Whether nothing of a part is settled. */
function isWhollyOpen({ pieces }: Part): boolean {
  return pieces.some(isClash) && !pieces.some((piece) => isPassage(piece) && piece.text.trim())
}

/** What both sides have in the open decisions of a part. */
function openContents(part: Part, sequences: Three<readonly BlockElement[]>): readonly Content[] {
  const kind = kindOf(part, sequences)
  const texts = part.pieces
    .filter(isClash)
    .flatMap(({ ours, theirs }) => [ours ?? '', theirs ?? ''])
  // of a table they are rows alone, without the line below its header
  const sources = kind === 'table' ? texts.flatMap((text) => text.split(/\r?\n/)) : texts
  return sources.map((text) => ({ atoms: atomsOf({ kind, text }), words: toWords(text) }))
}

/** A sentence made of two versions is in neither text, and both versions are gone. */
function remadeSentences({ pieces }: Part): readonly string[] {
  return pieces.flatMap((piece) => (piece.kind === 'flag' ? (piece.sentences ?? []) : []))
}

function doubtfulAtoms(evidence: Evidence, tracked: Tracked): readonly string[] {
  const count = (witnesses: readonly Witness[]) => countAll(witnesses.map(({ atoms }) => atoms))
  const counts = mapThree(evidence, count)
  const transfers = findTransfers(evidence, tracked)
  const misplaced = [
    ...transfers.entangled,
    ...evidence.merged.flatMap((merged) => [
      ...strayedAtoms({ ...evidence, merged }),
      ...turnedAtoms(transfers.all, { ...evidence, merged }),
    ]),
  ]
  // what stands in an untouched block as well cannot be told apart by its place
  const isElsewhere = misplaced.length > 0 ? atomsIn(evidence.quiet) : new Set<string>()
  return [
    ...evidence.merged.flatMap((merged) => unlawful(counts, count(merged))),
    ...misplaced.filter((atom) => !isElsewhere.has(atom)),
  ]
}

// Shorter words come and go with any sentence; 1 to 5 letters merge all cases alike.
const MIN_LETTERS = 3

/**
 * Words that stand in no text twice: a merge has them exactly where the sides together leave them. Else something
 * was rewritten here and taken out there, or lost, without being the same sentence any more.
 */
function doubtfulWords(evidence: Evidence): readonly string[] {
  const count = (witnesses: readonly Witness[]) => countAll(witnesses.map(({ words }) => words))
  const counts = mapThree(evidence, count)
  const words = evidence.merged.flatMap((merged) =>
    unlawful(counts, count(merged), (most) => most < 2),
  )
  return words.filter((word) => word.length >= MIN_LETTERS && /\p{L}/u.test(word))
}

function atomsIn(blocks: readonly BlockElement[]): ReadonlySet<string> {
  return new Set(blocks.flatMap(({ block }) => block.atoms))
}

/** What all sides have of a part as a question about the whole of it. */
export function asQuestion(part: Part, sequences: Three<readonly BlockElement[]>): Part {
  const label = blockOf(part, sequences)?.label ?? ''
  return { ...part, pieces: [clash('content', textsOf(part, sequences), [label])] }
}

function textsOf(part: Part, sequences: Three<readonly BlockElement[]>): Three<string | null> {
  const on = (side: keyof Three<unknown>) =>
    part[side] ? joinElements(elementsOf(part, sequences, side)) : null
  return { base: on('base'), ours: on('ours'), theirs: on('theirs') }
}
