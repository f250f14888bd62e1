import { itemTexts } from '../list-items.ts'
import { matchUnits } from '../match-units.ts'
import type { BlockElement } from '../reading/block-element.ts'
import { withText } from '../reading/block-element.ts'
import { proseKey } from '../reading/sentences.ts'
import { toUnit } from '../reading/unit.ts'
import { toRow } from '../row.ts'
import { rowKey } from './table-lines.ts'
import type { Three } from './three.ts'
import { bothSides, mapThree } from './three.ts'
import type { Tracked } from './track.ts'

/** Three bodies in which edits were carried along, and the new words that were carried. */
export type Carried = {
  readonly sequences: Three<readonly BlockElement[]>
  readonly words: readonly string[]
}

/** A sentence, item or row that one side took to another block while the other changed it where it was. */
type Edit = {
  readonly side: 'ours' | 'theirs'
  /** Its block in the base and its new block on its side, with its writing in each. */
  readonly from: number
  readonly to: number
  readonly inBase: string
  readonly onSide: string
  readonly edited: string
}

/**
 * Where one side took a sentence, item or row to another block and the other side changed it where it was, the
 * change is made in the base and on the first side too: then it is a plain move of something that nobody else
 * changed. `null` when there is no such thing.
 */
export function carryEdits(tracked: Tracked<BlockElement>): Carried | null {
  const { sequences } = tracked
  const edits = bothSides.flatMap((side) => editsOf(side, tracked))
  if (edits.length === 0) return null
  const texts = mapThree(sequences, (blocks) => blocks.map(({ text }) => text))
  for (const { side, from, to, inBase, onSide, edited } of edits) {
    texts.base[from] = texts.base[from]?.replace(inBase, () => edited) ?? ''
    texts[side][to] = texts[side][to]?.replace(onSide, () => edited) ?? ''
  }
  const changed = (side: keyof typeof texts) =>
    sequences[side].map((block, at) => {
      const text = texts[side][at] ?? block.text
      return text === block.text ? block : withText(block, text)
    })
  return {
    sequences: { base: changed('base'), ours: changed('ours'), theirs: changed('theirs') },
    words: edits.map(({ edited }) => edited),
  }
}

function editsOf(side: 'ours' | 'theirs', tracked: Tracked<BlockElement>): readonly Edit[] {
  const { sequences, matchings } = tracked
  const other = side === 'ours' ? 'theirs' : 'ours'
  const origins = looseParts(sequences.base, (at) => {
    const after = sequences[side][matchings[side].afterOf[at] ?? -1]
    return after?.unit.key !== sequences.base[at]?.unit.key
  })
  if (origins.size === 0) return []
  const places = looseParts(sequences[side], (at) => {
    const before = sequences.base[matchings[side].beforeOf[at] ?? -1]
    return before?.unit.key !== sequences[side][at]?.unit.key
  })
  return [...places].flatMap(([key, place]) => {
    const origin = origins.get(key)
    if (!origin || matchings[side].beforeOf[place.block] === origin.block) return []
    const block = sequences.base[origin.block]
    if (block?.block.kind !== sequences[side][place.block]?.block.kind) return []
    const rival = sequences[other][matchings[other].afterOf[origin.block] ?? -1]
    const edited = block && rival ? editedPart(key, block, rival) : null
    if (edited === null || !isAlone(origin.text, sequences.base)) return []
    if (!isAlone(place.text, sequences[side]) || !isAsWide(edited, place.text)) return []
    const moved = { from: origin.block, to: place.block, inBase: origin.text, onSide: place.text }
    return [{ side, ...moved, edited }]
  })
}

type Part = { readonly key: string; readonly text: string }

/** The parts of changed blocks that stand once in them, with their block. */
function looseParts(
  blocks: readonly BlockElement[],
  isChanged: (at: number) => boolean,
): ReadonlyMap<string, Part & { readonly block: number }> {
  const found = new Map<string, Part & { readonly block: number }>()
  const repeated = new Set<string>()
  blocks.forEach((block, at) => {
    if (!isChanged(at)) return
    for (const part of partsOf(block)) {
      if (found.has(part.key)) repeated.add(part.key)
      found.set(part.key, { ...part, block: at })
    }
  })
  for (const key of repeated) found.delete(key)
  return found
}

function partsOf({ block, text }: BlockElement): readonly Part[] {
  switch (block.kind) {
    case 'paragraph':
      return block.sentences.elements.map((sentence) => ({
        key: sentence.unit.key,
        text: sentence.text,
      }))
    case 'list':
      return itemTexts(text).map((item) => ({ key: proseKey(item), text: item }))
    case 'table':
      return text
        .split(/\r?\n/)
        .slice(2)
        .map((line) => ({ key: rowKey(toRow(line)), text: line }))
    default:
      return []
  }
}

/** What a part of a block became in the rival version of that block; `null` when it stayed, went or is unclear. */
function editedPart(key: string, block: BlockElement, rival: BlockElement): string | null {
  const [before, after] = [partsOf(block), partsOf(rival)]
  const standing = new Set(after.map((part) => part.key))
  const known = new Set(before.map((part) => part.key))
  const gone = before.filter((part) => !standing.has(part.key))
  const fresh = after.filter((part) => !known.has(part.key))
  const { afterOf } = matchUnits(gone.map(toPartUnit), fresh.map(toPartUnit))
  const at = afterOf[gone.findIndex((part) => part.key === key)] ?? null
  return at === null ? null : (fresh[at]?.text ?? null)
}

function toPartUnit({ key, text }: Part) {
  return toUnit(text, { key, kind: 'part', placeLikeness: 0.5 })
}

/** Whether a text of several words stands once in a body, so that it is surely the one that is meant. */
function isAlone(text: string, blocks: readonly BlockElement[]): boolean {
  const count = blocks.reduce((sum, block) => sum + block.text.split(text).length - 1, 0)
  return count === 1 && /\p{L}\P{L}+\p{L}/u.test(text)
}

function isAsWide(row: string, other: string): boolean {
  return toRow(row).cells.length === toRow(other).cells.length
}
