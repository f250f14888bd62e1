import { Table } from '@tiptap/extension-table'
import type { CommandProps } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { NodeSelection, Plugin, TextSelection } from '@tiptap/pm/state'
import type { Command, EditorState, Transaction } from '@tiptap/pm/state'
import { CellSelection, tableEditing } from '@tiptap/pm/tables'
import {
  addRaggedColumn,
  addRaggedRow,
  deleteRaggedColumns,
  deleteRaggedRows,
  isInRaggedTable,
} from './ragged-table.ts'
import { cellAt, shortRows } from './short-rows.ts'

type Stock = (() => (props: CommandProps) => boolean) | undefined

/** The library's command, but in a table with short rows, whose map the library takes for merged cells. */
const orRagged =
  (stock: Stock, ragged: Command) =>
  () =>
  (props: CommandProps): boolean =>
    isInRaggedTable(props.state) ? ragged(props.state, props.dispatch) : (stock?.()(props) ?? false)

/**
 * The table of a shared draft. Its rows need not be of one length: the library would fill short rows in every open
 * editor, each would write its own cells into the draft with what is typed next, and what all wrote would be mended
 * again, so that a table grew without end (https://github.com/ProseMirror/prosemirror-tables/issues/249). Here nothing
 * mends: text and agendas read what is missing as empty, and a cell is made where somebody writes.
 */
export const DraftTable = Table.extend({
  addCommands() {
    const stock = this.parent?.() ?? {}
    return {
      ...stock,
      addRowBefore: orRagged(stock.addRowBefore, addRaggedRow('before')),
      addRowAfter: orRagged(stock.addRowAfter, addRaggedRow('after')),
      deleteRow: orRagged(stock.deleteRow, deleteRaggedRows),
      addColumnBefore: orRagged(stock.addColumnBefore, addRaggedColumn('before')),
      addColumnAfter: orRagged(stock.addColumnAfter, addRaggedColumn('after')),
      deleteColumn: orRagged(stock.deleteColumn, deleteRaggedColumns),
    }
  },
  addProseMirrorPlugins: () => [editingWithoutMending()],
})

const editing = tableEditing()

/** The library's editing of tables, which looks after selections but leaves the shape of tables alone. */
const editingWithoutMending = (): Plugin =>
  new Plugin({
    ...editing.spec,
    appendTransaction: (_transactions, _before, state) => settle(state),
  })

/** What is still to be done about the selection of a state; null where nothing is. */
export function settle(state: EditorState): Transaction | null {
  if (isRaggedNode(state)) return null
  // nothing changed between a state and itself, so nothing is mended
  const settled = editing.spec.appendTransaction?.call(editing, [], state, state) ?? null
  return withoutMissing(state, settled)
}

/** Whether a whole table or row is selected where rows lack cells: the library would select cells that are not there. */
function isRaggedNode({ selection }: EditorState): boolean {
  if (!(selection instanceof NodeSelection)) return false
  const { node, $from } = selection
  const table = node.type.name === 'tableRow' ? $from.parent : node
  return table.type.name === 'table' && shortRows(table).length > 0
}

/** Selected cells are cells that are there: else the caret goes to the last of them. */
function withoutMissing(state: EditorState, settled: Transaction | null): Transaction | null {
  const { selection } = settled ?? state
  if (!(selection instanceof CellSelection) || !holdsMissing(selection)) return settled
  const { $anchorCell, $headCell } = selection
  const $cell = isCell($headCell.nodeAfter) ? $headCell : $anchorCell
  const transaction = settled ?? state.tr
  const end = $cell.pos + ($cell.nodeAfter?.nodeSize ?? 0) - 1
  return transaction.setSelection(TextSelection.near(transaction.doc.resolve(end), -1))
}

function isCell(node: Node | null): boolean {
  return node?.type.name === 'tableCell' || node?.type.name === 'tableHeader'
}

function holdsMissing({ $anchorCell, $headCell }: CellSelection): boolean {
  const [anchor, head] = [cellAt($anchorCell), cellAt($headCell)]
  if (anchor === null) return false
  const short = shortRows(anchor.table)
  if (short.length === 0) return false
  if (head === null || !isCell($headCell.nodeAfter)) return true
  const right = Math.max(anchor.column, head.column)
  const [top, bottom] = [Math.min(anchor.row, head.row), Math.max(anchor.row, head.row)]
  return short.some(
    ({ row }) => row >= top && row <= bottom && anchor.table.child(row).childCount <= right,
  )
}
