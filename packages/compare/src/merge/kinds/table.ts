import type { Element } from '../../reading/element.ts'
import type { Row } from '../../reading/row.ts'
import { toRow } from '../../reading/row.ts'
import { RIVALS, SAME_CELL } from '../../words/alike.ts'
import { likeness, toWords } from '../../words/words.ts'
import { withColumns } from './table-columns.ts'
import { joinParts } from '../part.ts'
import type { Flag, Piece } from '../piece.ts'
import { clash, passage, pickPassage } from '../piece.ts'
import { mergeSequence } from '../sequence/sequence.ts'
import type { SequenceRules } from '../sequence/sequences.ts'
import { withOneForm } from './table-form.ts'
import type { TableLines } from './table-lines.ts'
import {
  alignmentOf,
  pickCells,
  rowKey,
  tableSource,
  toRowElement,
  toTableLines,
} from './table-lines.ts'
import type { Three } from '../three.ts'
import { mapThree, pickBlank, pickWritten } from '../three.ts'
import { track } from '../sequence/track.ts'

// Shorter cells, such as an hour or a name, are replaced as a whole: with 1 word 10 more cases are asked about needlessly,
// with 2 words 2; 3 to 7 are the same.
const MIN_TELLING_WORDS = 3

/**
 * Merges tables row by row, rows cell by cell. Columns that one side changed are changed on the other too; where
 * that cannot be done without inventing a cell, the table is asked about whole.
 */
export function mergeTable(texts: Three<string>): readonly Piece[] {
  const lineEnd = pickBlank(
    mapThree(texts, (text) => (text.includes('\r\n') ? '\r\n' : '\n')),
  ).value
  const tables = withColumns(mapThree(texts, toTableLines))
  return (tables && mergeLines(withOneForm(tables), lineEnd)) ?? [clash('content', texts)]
}

function mergeLines(tables: Three<TableLines>, lineEnd: string): readonly Piece[] | null {
  const rule = pickWritten(
    mapThree(tables, (table) => table.rule),
    alignmentOf,
  )
  if (rule.kind === 'clash') return null
  const whole = pickPassage(mapThree(tables, (table) => tableSource(table, lineEnd)))
  if (whole) return [whole]
  const header = mergeRow(mapThree(tables, (table) => toRowElement(table.header)))
  const sequences = mapThree(tables, ({ rows }) => rows.map((row) => toRowElement(row, lineEnd)))
  const rows = mergeSequence(track(sequences), { ...rules, joint: lineEnd })
  return [
    ...header,
    passage(lineEnd + rule.value, rule.from),
    ...(rows.length > 0 ? [passage(lineEnd, 'base')] : []),
    ...joinParts(rows, sequences, lineEnd),
  ]
}

const rules: Omit<SequenceRules, 'joint'> = {
  mergeContent: mergeRow,
  mergesBlanks: true,
  anchors: 'one',
  bothInsert: 'merge',
  areRivals: (a, b) =>
    (a.unit.alias !== undefined && a.unit.alias === b.unit.alias) ||
    likeness(a.unit.words, b.unit.words) > RIVALS,
}

/** A row both sides changed: cells apart, unless a side made another thing of it. */
function mergeRow(three: Three<Element>): readonly Piece[] {
  const texts = mapThree(three, ({ text }) => text)
  const line = pickPassage(texts)
  if (line) return [line]
  const keys = mapThree(texts, (text) => rowKey(toRow(text)))
  const isOfBoth = keys.ours !== keys.base && keys.theirs !== keys.base && keys.ours !== keys.theirs
  const whole = [clash('content', texts, [three.base.label])]
  const { base, ours, theirs } = mapThree(texts, toRow)
  if (ours.cells.length !== base.cells.length || theirs.cells.length !== base.cells.length) {
    const written = isOfBoth ? null : pickPassage(texts, (text) => rowKey(toRow(text)))
    return written ? [written] : whole
  }
  if (isOfBoth && (isRewritten(base, ours) || isRewritten(base, theirs))) return whole
  const rows = { base, ours, theirs }
  const frameAt = (at: number) => {
    const frame = pickBlank(mapThree(rows, (row) => row.frame.at(at) ?? ''))
    return passage(frame.value, frame.from)
  }
  const cells = pickCells(rows)
  if (!cells) return whole
  return [
    ...(isOfBoth ? [sameRow(three.base.label)] : []),
    ...cells.flatMap((cell, at) => [frameAt(at), cell]),
    frameAt(-1),
  ]
}

function sameRow(label: string): Flag {
  return { kind: 'flag', flag: 'same-row', path: [label] }
}

function isRewritten(base: Row, side: Row): boolean {
  return base.cells.some((cell, at) => {
    const words = toWords(cell)
    const isTelling = words.length >= MIN_TELLING_WORDS
    return isTelling && likeness(words, toWords(side.cells[at] ?? '')) < SAME_CELL
  })
}
