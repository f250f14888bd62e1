import { labelOf as shortened } from '../reading/label.ts'
import { matchElements } from '../matching/match-elements.ts'
import { withTurned } from '../matching/match-turned.ts'
import type { Matching } from '../matching/match-units.ts'
import type { BlockElement } from '../reading/block-element.ts'
import { joinElements } from '../reading/element.ts'
import type { BodyText } from '../reading/page-text.ts'
import { bodyReader } from '../reading/page-reader.ts'
import type { TextCache } from '../reading/text-cache.ts'
import { RIVALS, SAME_BLOCK } from '../words/alike.ts'
import { likeness } from '../words/words.ts'
import { mergeBlock } from './kinds/block.ts'
import { carryEdits } from './carry.ts'
import { labelOf, lostDefinitions } from './checks/definitions.ts'
import { glueParagraphs } from './glue-three.ts'
import { headingTrail } from './sequence/heading-trail.ts'
import { lawfulParts } from './checks/lawful-parts.ts'
import { findLacking } from './checks/own-words.ts'
import type { Part } from './part.ts'
import { joinParts } from './part.ts'
import type { Piece } from './piece.ts'
import { below, clash, isClash, isPassage, oursOf, passage, pickPassage } from './piece.ts'
import { mergeSequence } from './sequence/sequence.ts'
import type { SequenceRules } from './sequence/sequences.ts'
import type { Three } from './three.ts'
import { mapThree, pickBlank } from './three.ts'
import type { Tracked } from './sequence/track.ts'
import { track } from './sequence/track.ts'

type Body = Pick<BodyText, 'head' | 'blocks' | 'tail'>

type Means = { readonly lineEnd: string; readonly cache: TextCache }

/** Merges three bodies, edits carried along with what the other side took elsewhere, where that needs no decision. */
export function mergeBodies(bodies: Three<Body>, means: Means): readonly Piece[] {
  const whole = pickPassage(mapThree(bodies, bodyText))
  if (whole) return [whole]
  const sequences = glueParagraphs(mapThree(bodies, ({ blocks }) => blocks))
  const tracked = track(sequences, matchBlocks)
  const carried = carryEdits(tracked)
  if (carried) {
    const pieces = mergeTracked(track(carried.sequences, matchBlocks), bodies, means)
    if (!pieces.some(isClash)) return pieces.flatMap((piece) => carriedPieces(piece, carried.words))
  }
  return mergeTracked(tracked, bodies, means)
}

// A merge takes the words of a block as they are, so it need not draw what became of them.
const turnedKinds = new Set(['paragraph', 'heading', 'list', 'quote', 'code', 'html', 'table'])

function matchBlocks(base: readonly BlockElement[], side: readonly BlockElement[]): Matching {
  return withTurned(base, side, matchElements(base, side, { likeness: SAME_BLOCK }), turnedKinds)
}

/** What holds words that were carried is of both sides, and worth a look. */
function carriedPieces(piece: Piece, words: readonly string[]): readonly Piece[] {
  const isCarried = isPassage(piece) && words.some((text) => piece.text.includes(text))
  if (!isCarried) return [piece]
  const flag = { kind: 'flag', flag: 'moved-and-changed', path: [shortened(piece.text)] } as const
  return [flag, passage(piece.text, 'mixed')]
}

/** Reads the result back and asks about the whole when it reads differently. */
function mergeTracked(
  tracked: Tracked<BlockElement>,
  bodies: Three<Body>,
  means: Means,
): readonly Piece[] {
  const { sequences } = tracked
  const joint = means.lineEnd + means.lineEnd
  const parts = mergeParts(tracked, { ...rulesFor(means), joint })
  if (!parts) return [clash('content', mapThree(bodies, bodyText))]
  const head = pickBlank(mapThree(bodies, (body) => body.head))
  const tail = pickBlank(mapThree(bodies, (body) => body.tail))
  const pieces = [
    passage(head.value, head.from),
    ...joinParts(withTrails(parts, tracked), sequences, joint),
    passage(tail.value, tail.from),
  ].filter((piece) => !isPassage(piece) || piece.text !== '')
  return readsBack(parts, pieces, means) ? pieces : [clash('content', mapThree(bodies, bodyText))]
}

// Each round asks about more, so there are few; 1 to 6 merge all cases alike.
const MAX_ROUNDS = 4

/**
 * Merges blocks, and asks about more of them as long as a question leaves a side without words that it has. `null`
 * when only the whole can be asked about.
 */
function mergeParts(
  tracked: Tracked<BlockElement>,
  rules: SequenceRules,
  round = 1,
): readonly Part[] | null {
  const { sequences, asked } = tracked
  const merged = mergeSequence(tracked, rules)
  const parts = lawfulParts([...merged, ...lostDefinitions(merged, sequences)], tracked)
  const lacking = parts && findLacking(parts, tracked)
  if (!lacking) return parts
  if (lacking.isElsewhere || round === MAX_ROUNDS) return null
  const more = [
    ...lacking.gone,
    ...[...lacking.parts].flatMap((at) => parts[at]?.base?.first ?? []),
  ]
  if (more.every((number) => asked.has(number))) return null
  return mergeParts(track(sequences, matchBlocks, new Set([...asked, ...more])), rules, round + 1)
}

function bodyText({ head, blocks, tail }: Body): string {
  return head + joinElements(blocks) + tail
}

function rulesFor(means: Means): Omit<SequenceRules, 'joint'> {
  return {
    mergeContent: (three) => {
      const pieces = mergeBlock(three, (insides) => mergeInside(insides, means))
      return ['list', 'table'].includes(three.base.unit.kind)
        ? pieces
        : below([three.base.label], pieces)
    },
    mergesBlanks: true,
    anchors: 'one',
    bothInsert: 'merge',
    areRivals: (a, b) =>
      a.unit.kind === b.unit.kind &&
      (likeness(a.unit.words, b.unit.words) > RIVALS || isSameLabel(labelOf(a), labelOf(b))),
  }
}

function isSameLabel(ours: string | null, theirs: string | null): boolean {
  return ours !== null && ours === theirs
}

/** Merges texts that are bodies by themselves, such as what a quotation holds. */
function mergeInside(texts: Three<string>, means: Means): readonly Piece[] {
  const read = bodyReader(Object.values(texts), means.cache)
  const bodies = mapThree(texts, read)
  return bodies.base.isCoarse ? [clash('content', texts)] : mergeBodies(bodies, means)
}

/** Puts the headings above a part before the paths in it. */
function withTrails(parts: readonly Part[], { sequences }: Tracked): readonly Part[] {
  return parts.map((part) => {
    if (part.pieces.every(isPassage)) return part
    const side = part.base ? 'base' : part.ours ? 'ours' : 'theirs'
    const trail = headingTrail(sequences[side], part[side]?.first ?? 0)
    return { ...part, pieces: below(trail, part.pieces) }
  })
}

/**
 * Whether the merged text reads as the blocks it was made of. It does not where a block fuses with its new
 * neighbour or lost the definition it refers to.
 */
function readsBack(parts: readonly Part[], pieces: readonly Piece[], means: Means): boolean {
  if (pieces.some(isClash)) return true
  const text = oursOf(pieces)
  const read = bodyReader([text], means.cache)(text)
  const meant = parts.flatMap((part) => {
    const block = oursOf(part.pieces)
    const isSeveral = /\n[ \t]*\r?\n/.test(block)
    return isSeveral ? bodyReader([block], means.cache)(block).blocks.map((b) => b.text) : [block]
  })
  return read.blocks.length === meant.length && read.blocks.every((b, at) => b.text === meant[at])
}
