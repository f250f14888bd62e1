import { TextSelection } from '@tiptap/pm/state'
import type { Command, EditorState, Transaction } from '@tiptap/pm/state'
import { CellSelection } from '@tiptap/pm/tables'
import { cellAt, cellPosition, newCells, shortRows, widthOf } from './short-rows.ts'
import type { TableAt } from './short-rows.ts'

/** Selected rows and columns of a table with short rows; `bottom` and `right` are the first behind them. */
type Place = TableAt & {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

/** What is selected in a table with short rows; null in one without, whose commands are the library's. */
function raggedPlace({ selection }: EditorState): Place | null {
  const isCells = selection instanceof CellSelection
  const anchor = cellAt(isCells ? selection.$anchorCell : selection.$head)
  const head = cellAt(isCells ? selection.$headCell : selection.$head)
  if (anchor === null || head === null || shortRows(anchor.table).length === 0) return null
  return {
    table: anchor.table,
    position: anchor.position,
    top: Math.min(anchor.row, head.row),
    bottom: Math.max(anchor.row, head.row) + 1,
    left: Math.min(anchor.column, head.column),
    right: Math.max(anchor.column, head.column) + 1,
  }
}

/** Whether the caret stands in a table some of whose rows lack cells. */
export function isInRaggedTable(state: EditorState): boolean {
  return raggedPlace(state) !== null
}

type Change = (transaction: Transaction, place: Place) => Transaction | null

/** A change of the table with the caret, where rows may lack cells; it makes none but those that are asked for. */
const inRaggedTable =
  (change: Change): Command =>
  (state, dispatch) => {
    const place = raggedPlace(state)
    const changed = place === null ? null : change(state.tr, place)
    if (changed === null) return false
    dispatch?.(changed)
    return true
  }

/** A row with all columns of the table, before the selection or behind it. */
export function addRaggedRow(side: 'before' | 'after'): Command {
  return inRaggedTable((transaction, place) => {
    const row = side === 'before' ? place.top : place.bottom
    const { tableRow } = place.table.type.schema.nodes
    if (tableRow === undefined) return null
    const cells = newCells(tableRow.create(), 1, widthOf(place.table))
    const at = cellPosition({ ...place, row, column: 0 }) - 1
    return transaction.insert(at, tableRow.create(null, cells))
  })
}

/** Deletes the selected rows; all of a table go with the table alone. */
export const deleteRaggedRows: Command = inRaggedTable((transaction, place) => {
  const { table, top, bottom, left } = place
  if (bottom - top === table.childCount) return null
  const from = cellPosition({ ...place, row: top, column: 0 }) - 1
  transaction.delete(from, cellPosition({ ...place, row: bottom, column: 0 }) - 1)
  return withCaret(transaction, place, { row: top, column: left })
})

/** A column before the selection or behind it, in all rows that reach so far. */
export function addRaggedColumn(side: 'before' | 'after'): Command {
  return inRaggedTable((transaction, place) => {
    const column = side === 'before' ? place.left : place.right
    for (const [row, node] of [...place.table.children.entries()].toReversed()) {
      if (node.childCount < column) continue
      transaction.insert(cellPosition({ ...place, row, column }), newCells(node, row, 1))
    }
    return transaction
  })
}

/** Deletes the selected columns; all of a table go with the table alone. */
export const deleteRaggedColumns: Command = inRaggedTable((transaction, place) => {
  const { table, top, left, right } = place
  if (right - left >= widthOf(table)) return null
  for (const row of Array.from({ length: table.childCount }, (_, at) => at).toReversed()) {
    const [from, to] = [left, right].map((column) => cellPosition({ ...place, row, column }))
    if (from !== undefined && to !== undefined && from < to) transaction.delete(from, to)
  }
  return withCaret(transaction, place, { row: top, column: left })
})

/**
 * Moves the column with the caret past its neighbour. A row that ends between the two gets the cell that its words
 * need to stay below their heading.
 */
export function moveRaggedColumn(step: -1 | 1): Command {
  return inRaggedTable((transaction, place) => {
    const { table, top, left } = place
    const first = step < 0 ? left - 1 : left
    if (first < 0 || first + 1 >= widthOf(table)) return null
    for (const [row, node] of [...table.children.entries()].toReversed()) {
      const [own, other] = [node.maybeChild(first), node.maybeChild(first + 1)]
      if (own === null) continue
      const from = cellPosition({ ...place, row, column: first })
      if (other !== null) {
        transaction.replaceWith(from, from + own.nodeSize + other.nodeSize, [other, own])
      } else if (own.textContent !== '' || own.firstChild?.childCount !== 0) {
        transaction.insert(from, newCells(node, row, 1))
      }
    }
    return withCaret(transaction, place, { row: top, column: left + step })
  })
}

/** Puts the caret at the end of a cell, or of the last one before it that there is. */
function withCaret(
  transaction: Transaction,
  { position }: Pick<Place, 'position'>,
  { row, column }: { readonly row: number; readonly column: number },
): Transaction {
  const table = transaction.doc.nodeAt(position)
  if (table === null) return transaction
  const there = Math.min(row, table.childCount - 1)
  const behind = cellPosition({ table, position, row: there, column: column + 1 })
  return transaction.setSelection(TextSelection.near(transaction.doc.resolve(behind), -1))
}
