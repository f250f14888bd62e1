import { fillRow, widthOf } from '@forkshop/document'
import type { AgendaChange, StepPlace } from '@forkshop/domain'
import type { Node as PmNode } from '@tiptap/pm/model'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import {
  changeDraft,
  positionOfRow,
  tablesAfter,
  tablesIn,
  type PlacedTable,
} from '../agenda/change-draft.ts'
import { OWN_STEP } from '../own-step.ts'

/** A cell of an agenda: its step, and its column in the table. */
export type CellPlace = { readonly at: StepPlace; readonly column: number }

/**
 * The words of a cell as a field can hold them, a line break as a blank; null where it holds more than that, or is not
 * there.
 */
export const cellWords = (state: EditorState, place: CellPlace): string | null => {
  const tables = tablesIn(state)
  const cell = cellAt(state.doc, tables, place)?.node ?? null
  if (cell !== null) return wordsOf(cell)
  return isMissing(tables, place) ? '' : null
}

/**
 * A cell that says other words: only those between what stays at its beginning and at its end are written, so that
 * links and marks elsewhere in it stay. Null where nothing changes, or it cannot hold them.
 */
export const writeCell = (
  state: EditorState,
  place: CellPlace,
  words: string,
): Transaction | null => {
  const transaction = state.tr
  const tables = tablesIn(state)
  const position = tables[place.at.day]?.position
  if (words.trim() !== '' && position !== undefined && isMissing(tables, place))
    fillRow(transaction, { position, row: place.at.row + 1, columns: place.column + 1 })
  return written(transaction, cellAt(transaction.doc, tables, place), words)
}

/** A cell of a column that the day lacks: the column and the words in one transaction. */
export const writeNewColumn = (
  state: EditorState,
  change: Extract<AgendaChange, { kind: 'column' }>,
  { at, words }: { readonly at: StepPlace; readonly words: string },
): Transaction | null => {
  const made = words.trim() === '' ? null : changeDraft(state, change)
  if (made === null) return null
  const { transaction } = made
  const tables = tablesAfter(state, transaction)
  const columns = tables[at.day]?.node.firstChild?.childCount ?? 0
  const column = change.column === 'start' ? 0 : columns - 1
  return written(transaction, cellAt(transaction.doc, tables, { at, column }), words)
}

type Cell = { readonly node: PmNode; readonly position: number }

const written = (
  transaction: Transaction,
  cell: Cell | null,
  words: string,
): Transaction | null => {
  const before = cell === null ? null : wordsOf(cell.node)
  const after = words.replace(/\s*\n\s*/g, ' ')
  if (cell === null || before === null || before === after) return null
  const { from, to, text } = differenceOf(before, after)
  const inside = cell.position + 2
  if (text === '') transaction.delete(inside + from, inside + to)
  else transaction.insertText(text, inside + from, inside + to)
  return transaction.setMeta(OWN_STEP, true)
}

/** What differs between two texts: the part of the first from `from` to `to` is `text` in the second. */
export const differenceOf = (
  before: string,
  after: string,
): { readonly from: number; readonly to: number; readonly text: string } => {
  const most = Math.min(before.length, after.length)
  let from = 0
  while (from < most && before[from] === after[from]) from += 1
  let end = 0
  while (end < most - from && before[before.length - 1 - end] === after[after.length - 1 - end])
    end += 1
  return { from, to: before.length - end, text: after.slice(from, after.length - end) }
}

/** Whether a row of a day lacks a cell of a column that the day has. */
const isMissing = (tables: readonly PlacedTable[], { at, column }: CellPlace): boolean => {
  const table = tables[at.day]?.node
  const row = table?.maybeChild(at.row + 1) ?? null
  return table !== undefined && row !== null && column >= row.childCount && column < widthOf(table)
}

const cellAt = (
  doc: PmNode,
  tables: readonly PlacedTable[],
  { at, column }: CellPlace,
): Cell | null => {
  const row = positionOfRow(tables, at)
  const node = row === null ? null : doc.nodeAt(row)
  if (row === null || node === null || column < 0 || column >= node.childCount) return null
  let position = row + 1
  for (let before = 0; before < column; before += 1) position += node.child(before).nodeSize
  return { node: node.child(column), position }
}

/** One paragraph of text and line breaks; places in the words are places in the paragraph. */
const wordsOf = (cell: PmNode): string | null => {
  const [paragraph] = cell.children
  if (cell.childCount !== 1 || paragraph === undefined || !paragraph.isTextblock) return null
  const isPlain = paragraph.children.every(
    ({ isText, type }) => isText || type.name === 'hardBreak',
  )
  return isPlain ? paragraph.textBetween(0, paragraph.content.size, '', () => ' ') : null
}
