import { moveTableColumn } from '@tiptap/pm/tables'
import type { Editor } from '@tiptap/vue-3'
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

/** The header names the columns: nothing goes above it, and it neither moves nor goes. */
export const isPossible = (action: TableAction, inHeader: boolean): boolean =>
  !inHeader || !['rowAbove', 'rowUp', 'rowDown', 'deleteRow'].includes(action)

const columnOf = (editor: Editor): { readonly index: number; readonly count: number } | null => {
  const { $from } = editor.state.selection
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    if ($from.node(depth).type.name === 'tableRow') {
      return { index: $from.index(depth), count: $from.node(depth).childCount }
    }
  }
  return null
}

const moveColumn = (editor: Editor, step: -1 | 1): void => {
  const column = columnOf(editor)
  if (column === null) return
  const to = column.index + step
  if (to < 0 || to >= column.count) return
  moveTableColumn({ from: column.index, to })(editor.state, editor.view.dispatch)
  editor.view.focus()
}

const moveRow = (editor: Editor, step: -1 | 1): void => {
  moveBlock(step)(editor.state, editor.view.dispatch)
  editor.view.focus()
}

export const runTableAction = (editor: Editor, action: TableAction): void => {
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
