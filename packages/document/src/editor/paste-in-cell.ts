import type { Fragment, Node } from '@tiptap/pm/model'
import { EditorState, TextSelection } from '@tiptap/pm/state'
import type { Transaction } from '@tiptap/pm/state'
import { CellSelection, isInTable, selectedRect, TableMap } from '@tiptap/pm/tables'
import type { TableRect } from '@tiptap/pm/tables'
import { joinLines } from './cell-text.ts'
import { fillRow, shortRows, widthOf } from './short-rows.ts'

/** What was pasted as cells of a sheet, row by row; one cell alone is text. */
export type PastedRows = readonly (readonly Fragment[])[]

export type CellPaste = {
  readonly transaction: Transaction
  /** The table has too few columns: what had none stands in its last one. */
  readonly isJoined: boolean
}

/**
 * Puts what was pasted into the table with the caret, and null where there is none. Text goes in at
 * the caret. Rows fill empty and selected cells from the caret's cell on, with new rows at the end;
 * where that would take the place of other words, they become rows of their own below. No other cell
 * changes, and no column is added.
 */
export function pasteInCell(state: EditorState, rows: PastedRows): CellPaste | null {
  if (!isInTable(state) || !isWithinTable(state)) return null
  const [first] = rows[0] ?? []
  if (first === undefined) return null
  const isText = rows.length === 1 && rows[0]?.length === 1
  return isText ? { transaction: withText(state, first), isJoined: false } : inRows(state, rows)
}

/** Rows that the paste goes into get the cells that they lack, in the same step. */
function inRows(state: EditorState, rows: PastedRows): CellPaste {
  const { tableStart, table, top } = selectedRect(state)
  const transaction = state.tr
  for (const { row } of shortRows(table)) {
    if (row < top || row >= top + rows.length) continue
    fillRow(transaction, { position: tableStart - 1, row, columns: widthOf(table) })
  }
  if (!transaction.docChanged) return withRows(state, selectedRect(state), rows)
  const { doc, mapping } = transaction
  const whole = EditorState.create({ doc, selection: state.selection.map(doc, mapping) })
  const paste = withRows(whole, selectedRect(whole), rows)
  for (const step of paste.transaction.steps) transaction.step(step)
  const { head } = paste.transaction.selection
  transaction.setSelection(TextSelection.create(transaction.doc, head))
  return { ...paste, transaction }
}

/** Whether both ends of the selection stand in the one table. */
function isWithinTable({ selection }: EditorState): boolean {
  if (selection instanceof CellSelection) return true
  const { $from, $to } = selection
  for (let depth = $from.sharedDepth($to.pos); depth > 0; depth--) {
    if ($from.node(depth).type.name === 'table') return true
  }
  return false
}

function withText(state: EditorState, text: Fragment): Transaction {
  const [from, to] = textPlace(state)
  const transaction = state.tr.replaceWith(from, to, text)
  return transaction.setSelection(TextSelection.create(transaction.doc, from + text.size))
}

/** Where text goes: the selection within a cell, the first selected cell, else where it ends. */
function textPlace(state: EditorState): readonly [number, number] {
  const { selection, doc } = state
  const { $from, $to } = selection
  if (selection instanceof CellSelection) {
    const { tableStart, map, left, top } = selectedRect(state)
    return insideOf(doc, tableStart + (map.map[top * map.width + left] ?? 0))
  }
  return $from.sameParent($to) ? [$from.pos, $to.pos] : [$to.pos, $to.pos]
}

/** From and to of the words of the cell at a position. */
function insideOf(doc: Node, position: number): readonly [number, number] {
  const from = position + 2
  return [from, from + (doc.nodeAt(position)?.firstChild?.content.size ?? 0)]
}

type Write = { readonly row: number; readonly column: number; readonly text: Fragment }

function withRows(state: EditorState, rect: TableRect, pasted: PastedRows): CellPaste {
  const { map, left } = rect
  const { rows, isJoined } = fitted(rect.table, pasted, map.width - left)
  const { fill, at } = placeFor(state, rect, rows)
  const transaction = state.tr
  insertRows(transaction, rect, { at, rows: rows.slice(fill) })
  // from the last to the first, so that the places of those before stay
  for (const write of writesOf(state, rect, rows.slice(0, fill)).toReversed()) {
    const [from, to] = insideOf(transaction.doc, positionOf(rect, write))
    transaction.replaceWith(from, to, write.text)
  }
  const lastRow = (fill > 0 ? rect.top : at) + rows.length - 1
  const width = rows.reduce((widest, { length }) => Math.max(widest, length), 1)
  return { transaction: caretIn(transaction, rect, [lastRow, left + width - 1]), isJoined }
}

/** As many columns as there are, and no blank rows at the end. */
function fitted(
  table: Node,
  pasted: PastedRows,
  columns: number,
): { readonly rows: PastedRows; readonly isJoined: boolean } {
  const last = pasted.findLastIndex((row) => row.some(({ size }) => size > 0))
  const rows = pasted.slice(0, Math.max(1, last + 1))
  const isJoined = rows.some((row) => row.slice(columns).some(({ size }) => size > 0))
  return {
    rows: rows.map((row) => [
      ...row.slice(0, columns - 1),
      ...(row.length < columns ? [] : [joinLines(table.type.schema, row.slice(columns - 1))]),
    ]),
    isJoined,
  }
}

/** How many rows go into rows that are there, and before which row the rest is inserted. */
function placeFor(
  state: EditorState,
  rect: TableRect,
  rows: PastedRows,
): { readonly fill: number; readonly at: number } {
  const { map, table, top, bottom } = rect
  const takesNoWords = writesOf(state, rect, rows).every((write) => isFree(state, rect, write))
  if (takesNoWords) return { fill: Math.min(rows.length, map.height - top), at: map.height }
  const isBlankRow = table
    .child(top)
    .children.every(({ firstChild }) => firstChild?.childCount === 0)
  return isBlankRow ? { fill: 1, at: top + 1 } : { fill: 0, at: bottom }
}

/** What rows write into cells that are there: words, and nothing only where a cell is selected. */
function writesOf(state: EditorState, rect: TableRect, rows: PastedRows): readonly Write[] {
  const inTable = rows.slice(0, rect.map.height - rect.top)
  return inTable
    .flatMap((row, at) =>
      row.map((text, column) => ({ row: rect.top + at, column: rect.left + column, text })),
    )
    .filter((write) => write.text.size > 0 || isSelected(state, positionOf(rect, write)))
}

function isFree(state: EditorState, rect: TableRect, write: Write): boolean {
  const position = positionOf(rect, write)
  const cell = state.doc.nodeAt(position)
  const isMerged = cell?.attrs['colspan'] !== 1 || cell.attrs['rowspan'] !== 1
  if (isMerged) return false
  return cell.firstChild?.childCount === 0 || isSelected(state, position)
}

function isSelected({ selection }: EditorState, position: number): boolean {
  let found = false
  if (selection instanceof CellSelection) {
    selection.forEachCell((_, at) => (found ||= at === position))
  }
  return found
}

function positionOf({ map, tableStart }: TableRect, { row, column }: Omit<Write, 'text'>): number {
  return tableStart + (map.map[row * map.width + column] ?? 0)
}

function insertRows(
  transaction: Transaction,
  { table, tableStart, map, left }: TableRect,
  { at, rows }: { readonly at: number; readonly rows: PastedRows },
): void {
  if (rows.length === 0) return
  const { schema } = table.type
  const made = rows.map((row) =>
    schema.node(
      'tableRow',
      null,
      Array.from({ length: map.width }, (_, column) =>
        schema.node('tableCell', null, schema.node('paragraph', null, row[column - left])),
      ),
    ),
  )
  const above = table.children.slice(0, at).reduce((sum, row) => sum + row.nodeSize, 0)
  transaction.insert(tableStart + above, made)
}

function caretIn(
  transaction: Transaction,
  { tableStart }: TableRect,
  [row, column]: readonly [number, number],
): Transaction {
  const table = transaction.doc.nodeAt(tableStart - 1)
  if (table === null) return transaction
  const map = TableMap.get(table)
  const [, end] = insideOf(transaction.doc, tableStart + (map.map[row * map.width + column] ?? 0))
  return transaction.setSelection(TextSelection.create(transaction.doc, end))
}
