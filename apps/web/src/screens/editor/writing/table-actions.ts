import { isInRaggedTable, moveRaggedColumn, widthOf } from '@forkshop/document'
import { moveTableColumn } from '@tiptap/pm/tables'
import type { EditorState } from '@tiptap/pm/state'
import type { Editor } from '@tiptap/vue-3'
import { stepPlaceIn } from '../agenda/placed-agendas.ts'
import type { StepAction } from '../agenda/step-actions.ts'
import { stepLater } from '../agenda/step-later.ts'
import { moveBlock } from './move-block.ts'

/** What can be done with the row, the column or the table of the caret. */
export const tableActions = [
  'rowAbove',
  'rowBelow',
  'rowUp',
  'rowDown',
  'deleteRow',
  'columnBefore',
  'columnAfter',
  'columnLeft',
  'columnRight',
  'deleteColumn',
  'deleteTable',
] as const
export type TableAction = (typeof tableActions)[number]

/** The cell with the caret; row 0 is the header. */
export type TablePlace = {
  readonly row: number
  readonly rows: number
  readonly column: number
  readonly columns: number
}

export const placeInTable = ({ selection }: EditorState): TablePlace | null => {
  const { $from } = selection
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    if ($from.node(depth).type.name !== 'tableRow') continue
    return {
      row: $from.index(depth - 1),
      rows: $from.node(depth - 1).childCount,
      column: $from.index(depth),
      columns: widthOf($from.node(depth - 1)),
    }
  }
  return null
}

/** The header names the columns: nothing goes above it, and it neither moves nor goes. */
export const isPossible = (action: TableAction, place: TablePlace): boolean => {
  const { row, rows, column, columns } = place
  switch (action) {
    case 'rowAbove':
    case 'deleteRow':
      return row > 0
    case 'rowUp':
      return row > 1
    case 'rowDown':
      return row > 0 && row < rows - 1
    case 'columnLeft':
      return column > 0
    case 'columnRight':
      return column < columns - 1
    case 'deleteColumn':
      return columns > 1
    case 'rowBelow':
    case 'columnBefore':
    case 'columnAfter':
    case 'deleteTable':
      return true
  }
}

const moveColumn = (editor: Editor, step: -1 | 1): void => {
  const place = placeInTable(editor.state)
  if (place === null) return
  const to = place.column + step
  if (to < 0 || to >= place.columns) return
  const move = isInRaggedTable(editor.state)
    ? moveRaggedColumn(step)
    : moveTableColumn({ from: place.column, to })
  move(editor.state, editor.view.dispatch)
  editor.view.focus()
}

const moveRow = (editor: Editor, step: -1 | 1): void => {
  moveBlock(step)(editor.state, editor.view.dispatch)
  editor.view.focus()
}

/** Those that the hours of an agenda follow. */
const ofSteps: Partial<Record<TableAction, StepAction>> = {
  rowUp: 'up',
  rowDown: 'down',
  deleteRow: 'remove',
}

export const runTableAction = (editor: Editor, action: TableAction): void => {
  const step = ofSteps[action]
  if (step !== undefined && stepPlaceIn(editor.state) !== null) {
    editor.view.focus()
    void stepLater(editor, step)
    return
  }
  const chain = editor.chain().focus()
  switch (action) {
    case 'rowAbove':
      chain.addRowBefore().run()
      return
    case 'rowBelow':
      chain.addRowAfter().run()
      return
    case 'rowUp':
      return moveRow(editor, -1)
    case 'rowDown':
      return moveRow(editor, 1)
    case 'deleteRow':
      chain.deleteRow().run()
      return
    case 'columnBefore':
      chain.addColumnBefore().run()
      return
    case 'columnAfter':
      chain.addColumnAfter().run()
      return
    case 'columnLeft':
      return moveColumn(editor, -1)
    case 'columnRight':
      return moveColumn(editor, 1)
    case 'deleteColumn':
      chain.deleteColumn().run()
      return
    case 'deleteTable':
      chain.deleteTable().run()
  }
}
