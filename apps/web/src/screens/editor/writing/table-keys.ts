import { fillRow, widthOf } from '@forkshop/document'
import { Extension } from '@tiptap/core'
import {
  Plugin,
  PluginKey,
  Selection,
  TextSelection,
  type EditorState,
  type Transaction,
} from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { stepPlaceIn } from '../agenda/placed-agendas.ts'
import type { StepAction } from '../agenda/step-actions.ts'
import { stepLater } from '../agenda/step-later.ts'
import { moveBlock } from './move-block.ts'

/**
 * Enter goes to the next row of a table (and makes one at the end), the arrow down out of its last one, Alt with the arrows moves a row,
 * an item or a block; a step of an agenda takes its hour along, with Shift it goes to another day. Tab and Shift+Tab across cells come with the table itself.
 */
export const TableKeys = Extension.create({
  name: 'tableKeys',
  priority: 1_100,
  addKeyboardShortcuts() {
    const step = (action: StepAction): boolean => {
      const isStep = stepPlaceIn(this.editor.state) !== null
      if (isStep) void stepLater(this.editor, action)
      return isStep
    }
    const move = (by: -1 | 1) => (): boolean => {
      const { state, view } = this.editor
      return step(by < 0 ? 'up' : 'down') || moveBlock(by)(state, view.dispatch)
    }
    return {
      Enter: () => {
        const { state, view } = this.editor
        const transaction = nextRow(state)
        if (transaction === null) return false
        view.dispatch(transaction.scrollIntoView())
        return true
      },
      ArrowDown: () => {
        const { state, view } = this.editor
        const transaction = view.endOfTextblock('down') ? belowTable(state) : null
        if (transaction === null) return false
        view.dispatch(transaction.scrollIntoView())
        return true
      },
      'Mod-Enter': () => true, // publishing, not a line break
      'Alt-ArrowUp': move(-1),
      'Alt-ArrowDown': move(1),
      'Alt-Shift-ArrowUp': () => step('dayBefore'),
      'Alt-Shift-ArrowDown': () => step('dayAfter'),
    }
  },
  // the cell that is written shows as such
  addProseMirrorPlugins: () => [
    new Plugin({ key: new PluginKey('ownCell'), props: { decorations: ownCell } }),
  ],
})

const ownCell = ({ doc, selection }: EditorState): DecorationSet => {
  const { $head } = selection
  const depth = depthOf($head.depth, (at) => $head.node(at).type.name.startsWith('tableCell'))
  if (depth === null) return DecorationSet.empty
  const cell = Decoration.node($head.before(depth), $head.after(depth), { class: 'own-cell' })
  return DecorationSet.create(doc, [cell])
}

/** The caret in the same column one row below, where a row is made when there is none; null outside tables. */
export const nextRow = (state: EditorState): Transaction | null => {
  const { $from } = state.selection
  const depth = depthOf($from.depth, (at) => $from.node(at).type.name === 'tableRow')
  if (depth === null) return null
  const table = $from.node(depth - 1)
  const index = $from.index(depth - 1)
  const column = $from.index(depth)
  const below = $from.after(depth)
  const transaction = state.tr
  if (index === table.childCount - 1) {
    const { tableRow, tableCell } = state.schema.nodes
    const cells = Array.from({ length: widthOf(table) }, () => tableCell?.createAndFill() ?? null)
    const made = tableRow?.create(
      null,
      cells.flatMap((cell) => (cell === null ? [] : [cell])),
    )
    if (made !== undefined) transaction.insert(below, made)
  }
  const position = $from.before(depth - 1)
  // a row without any cell has nowhere to write
  if (transaction.doc.nodeAt(below)?.childCount === 0)
    fillRow(transaction, { position, row: index + 1, columns: 1 })
  const next = transaction.doc.nodeAt(below)
  if (next === null) return null
  let inside = below + 1
  for (let at = 0; at < Math.min(column, next.childCount - 1); at += 1)
    inside += next.child(at).nodeSize
  const cell = next.child(Math.min(column, next.childCount - 1))
  const end = inside + cell.nodeSize - 1
  return transaction.setSelection(TextSelection.near(transaction.doc.resolve(end), -1))
}

/**
 * The caret below the table whose last row it stands in, in a new paragraph where nothing is; null elsewhere. Browsers
 * go to the end of the row.
 */
export const belowTable = (state: EditorState): Transaction | null => {
  const { $from, empty } = state.selection
  const depth = depthOf($from.depth, (at) => $from.node(at).type.name === 'table')
  if (!empty || depth === null || $from.depth < depth + 3) return null
  const [table, cell] = [$from.node(depth), $from.node(depth + 2)]
  const isLast = $from.index(depth) === table.childCount - 1
  if (!isLast || $from.index(depth + 2) < cell.childCount - 1) return null
  const below = $from.after(depth)
  const transaction = state.tr
  const { paragraph } = state.schema.nodes
  if (below === $from.end(depth - 1) && paragraph !== undefined) {
    transaction.insert(below, paragraph.create())
  }
  return transaction.setSelection(Selection.near(transaction.doc.resolve(below), 1))
}

const depthOf = (deepest: number, isIt: (depth: number) => boolean): number | null => {
  for (let depth = deepest; depth > 0; depth -= 1) if (isIt(depth)) return depth
  return null
}
