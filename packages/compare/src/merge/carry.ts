import { nestedItems } from '../reading/list-items.ts'
import { matchUnits } from '../matching/match-units.ts'
import type { BlockElement } from '../reading/block-element.ts'
import { withText } from '../reading/block-element.ts'
import { proseKey } from '../reading/sentences.ts'
import { toUnit } from '../reading/unit.ts'
import { toRow } from '../reading/row.ts'
import { SAME_FAR } from '../words/alike.ts'
import { pickCells, rowKey, rowSource } from './kinds/table-lines.ts'
import type { Side, Three } from './three.ts'
import { bothSides, mapThree, pickWritten } from './three.ts'
import type { Tracked } from './sequence/track.ts'

/** Three bodies in which edits were carried along, and the new words that were carried. */
export type Carried = {
  readonly sequences: Three<readonly BlockElement[]>
  readonly words: readonly string[]
}

/** A sentence, item or row that one side took to another block while the other changed it where it was. */
type Edit = {
  /** Where it stands in the base and on both sides, and how it is written there. */
  readonly places: Three<Place>
  /** What becomes of it. */
  readonly edited: string
}

type Place = { readonly block: number; readonly text: string }

/**
 * Where one side took a sentence, item or row to another block, or an item below another one, and the other side
 * changed it where it was, all changes of it are made on all three: then it is a plain move of something that nobody
 * changed. (A row may have got another hour on its way.) `null` when there is no such thing.
 */
export function carryEdits(tracked: Tracked<BlockElement>): Carried | null {
  const { sequences } = tracked
  const edits = bothSides.flatMap((side) => editsOf(side, tracked))
  if (edits.length === 0) return null
  const texts = mapThree(sequences, (blocks) => blocks.map(({ text }) => text))
  for (const { places, edited } of edits) {
    for (const side of ['base', 'ours', 'theirs'] as const) {
      const { block, text } = places[side]
      texts[side][block] = texts[side][block]?.replace(text, () => edited) ?? ''
    }
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

function editsOf(side: Side, tracked: Tracked<BlockElement>): readonly Edit[] {
  const { sequences, matchings } = tracked
  const other = side === 'ours' ? 'theirs' : 'ours'
  const rivalOf = (block: number) => matchings[other].afterOf[block] ?? null
  const changes = new Map<number, ReadonlyMap<string, string>>()
  const changesIn = (at: number) => {
    const [block, rival] = [sequences.base[at], sequences[other][rivalOf(at) ?? -1]]
    const isChanged = block && rival && block.unit.key !== rival.unit.key
    const found = changes.get(at) ?? (isChanged ? changedParts(block, rival) : new Map())
    changes.set(at, found)
    return found
  }
  return transfersOn(side, tracked).flatMap(({ from, to }) => {
    const block = rivalOf(from.block)
    const text = changesIn(from.block).get(from.key)
    if (block === null || text === undefined) return []
    const there = { block, text }
    const places =
      side === 'ours'
        ? { base: from, ours: to, theirs: there }
        : { base: from, ours: there, theirs: to }
    const edited = joinEdits(
      from.kind,
      mapThree(places, (place) => place.text),
    )
    const isSure =
      isAlone(from.text, sequences.base) &&
      isAlone(to.text, sequences[side]) &&
      (edited === text || isAlone(text, sequences[other]))
    return edited !== null && isSure ? [{ places, edited }] : []
  })
}

/** What a side took from a block of the base to another one. */
type Transfer = { readonly from: Loose; readonly to: Loose }

function transfersOn(
  side: Side,
  { sequences, matchings }: Tracked<BlockElement>,
): readonly Transfer[] {
  const { base, [side]: after } = sequences
  const { afterOf, beforeOf } = matchings[side]
  const origins = looseParts(
    base,
    (at) => after[afterOf[at] ?? -1]?.unit.key !== base[at]?.unit.key,
  )
  if (origins.length === 0) return []
  const places = looseParts(
    after,
    (at) => base[beforeOf[at] ?? -1]?.unit.key !== after[at]?.unit.key,
  )
  const asTheyWere = inBoth(origins, places, ({ key }) => key)
  const known = new Set(asTheyWere.flatMap(({ from, to }) => [from, to]))
  const rowsOf = (parts: readonly Loose[]) =>
    parts.filter((part) => part.name !== null && !known.has(part))
  const isElsewhere = ({ from, to }: Transfer) =>
    (beforeOf[to.block] !== from.block || from.depth !== to.depth) && from.kind === to.kind
  const isOne = ({ from, to }: Transfer) =>
    isSameStep(from.text, to.text) &&
    [base, after].every((blocks) => isAlone(from.name ?? '', blocks))
  const sameNames = inBoth(rowsOf(origins), rowsOf(places), ({ name }) => name)
  const atAnotherHour = sameNames.filter((transfer) => isElsewhere(transfer) && isOne(transfer))
  return [...asTheyWere.filter(isElsewhere), ...atAnotherHour]
}

/** What stands once on each side, by what it is called. */
function inBoth(
  before: readonly Loose[],
  after: readonly Loose[],
  nameOf: (part: Loose) => string | null,
): readonly Transfer[] {
  const origins = Map.groupBy(before, nameOf)
  return [...Map.groupBy(after, nameOf)].flatMap(([name, [to, ...others]]) => {
    const [from, ...rest] = origins.get(name) ?? []
    return from && to && others.length + rest.length === 0 ? [{ from, to }] : []
  })
}

// A third, half, or two thirds of the cells, or all of them, merge all cases alike.
const MAX_CHANGED_CELLS = 0.5

/** Whether two rows with one name have most in common: a step that moves gets another hour, and maybe a length. */
function isSameStep(before: string, after: string): boolean {
  const [from, to] = [toRow(before).cells, toRow(after).cells]
  const changed = from.filter((cell, at) => proseKey(cell) !== proseKey(to[at] ?? '')).length
  return from.length === to.length && changed <= MAX_CHANGED_CELLS * from.length
}

/** One text of three of which two were changed; `null` where both say something else of one thing. */
function joinEdits(kind: string, texts: Three<string>): string | null {
  const isRow = kind === 'table'
  const picked = pickWritten(texts, isRow ? (line) => rowKey(toRow(line)) : proseKey)
  const rows = mapThree(texts, toRow)
  const isAsWide = rows.ours.cells.length === rows.theirs.cells.length
  if (isRow && !isAsWide) return null
  if (picked.kind === 'one') return picked.value
  if (!isRow || rows.base.cells.length !== rows.ours.cells.length) return null
  const cells = pickCells(rows)?.map(({ text }) => text)
  return cells ? rowSource({ cells, frame: rows.base.frame }) : null
}

type Part = {
  readonly key: string
  readonly text: string
  /** What a row is about, which stays when its hour changes; `null` for all else. */
  readonly name: string | null
  /** How many items hold an item; 0 for all else. */
  readonly depth: number
  /** Its first cell, by which a row that was renamed is known; `null` for all else. */
  readonly hour: string | null
}

type Loose = Part & Place & { readonly kind: string }

/** The parts of changed blocks. */
function looseParts(
  blocks: readonly BlockElement[],
  isChanged: (at: number) => boolean,
): readonly Loose[] {
  return blocks.flatMap((element, block) => {
    if (!isChanged(block)) return []
    const { kind } = element.block
    return partsOf(element).map((part) => ({ ...part, block, kind }))
  })
}

function partsOf({ block, text }: BlockElement): readonly Part[] {
  switch (block.kind) {
    case 'paragraph':
      return block.sentences.elements.map((sentence) => ({
        key: sentence.unit.key,
        text: sentence.text,
        name: null,
        hour: null,
        depth: 0,
      }))
    case 'list':
      return nestedItems(text).map((item) => ({
        key: proseKey(item.text),
        text: item.text,
        name: null,
        hour: null,
        depth: item.depth,
      }))
    case 'table':
      return text
        .split(/\r?\n/)
        .slice(2)
        .map((line) => {
          const row = toRow(line)
          return {
            key: rowKey(row),
            text: line,
            name: longestOf(row.cells),
            hour: row.cells[0] || null,
            depth: 0,
          }
        })
    default:
      return []
  }
}

/** The longest cell of several words. */
function longestOf(cells: readonly string[]): string | null {
  const names = cells.filter((cell) => severalWords.test(cell))
  return (
    names.reduce((longest, cell) => (cell.length > longest.length ? cell : longest), '') || null
  )
}

/** What the parts of a block became in its rival version, by their keys: those that changed and are clear. */
function changedParts(block: BlockElement, rival: BlockElement): ReadonlyMap<string, string> {
  const [before, after] = [partsOf(block), partsOf(rival)]
  const standing = new Set(after.map((part) => part.key))
  const known = new Set(before.map((part) => part.key))
  const gone = before.filter((part) => !standing.has(part.key))
  const fresh = after.filter((part) => !known.has(part.key))
  const { afterOf } = matchUnits(gone.map(toPartUnit), fresh.map(toPartUnit))
  const changed = new Map<string, string>()
  gone.forEach(({ key }, at) => {
    const part = fresh[afterOf[at] ?? -1]
    if (part && !changed.has(key)) changed.set(key, part.text)
  })
  return changed
}

function toPartUnit({ key, text, hour }: Part) {
  const unit = { key, kind: 'part', placeLikeness: SAME_FAR }
  return toUnit(text, hour === null ? unit : { ...unit, alias: hour })
}

const severalWords = /\p{L}\P{L}+\p{L}/u

/** Whether a text of several words stands once in a body, so that it is surely the one that is meant. */
function isAlone(text: string, blocks: readonly BlockElement[]): boolean {
  const count = blocks.reduce((sum, block) => sum + block.text.split(text).length - 1, 0)
  return count === 1 && severalWords.test(text)
}
