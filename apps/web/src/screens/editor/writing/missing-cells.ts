import { cellAt, cellPosition, fillRow, shortRows } from '@forkshop/document'
import { Extension } from '@tiptap/core'
import {
  Plugin,
  PluginKey,
  Selection,
  TextSelection,
  type EditorState,
  type Transaction,
} from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'

/**
 * Shows the cells that rows lack after several people changed a table at once, without making them: a cell is made where
 * somebody points at it, or goes to it by Tab from the last one of its row. The arrows pass rows that end before them.
 */
export const MissingCells = Extension.create({
  name: 'missingCells',
  priority: 1_050,
  addKeyboardShortcuts() {
    const dispatch = (transaction: Transaction | null): boolean => {
      if (transaction === null) return false
      this.editor.view.dispatch(transaction.scrollIntoView())
      return true
    }
    const go = (step: -1 | 1) => (): boolean => {
      const { state, view } = this.editor
      return view.endOfTextblock(step < 0 ? 'up' : 'down') && dispatch(acrossShort(state, step))
    }
    return {
      Tab: () => dispatch(nextMissing(this.editor.state)),
      ArrowUp: go(-1),
      ArrowDown: go(1),
    }
  },
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key,
      state: {
        init: (_, state) => drawn(state),
        apply: (transaction, before, _, state) => (transaction.docChanged ? drawn(state) : before),
      },
      props: { decorations: (state) => key.getState(state) },
    }),
  ],
})

const key = new PluginKey<DecorationSet>('missingCells')

type Missing = {
  /** Position of the table. */
  readonly position: number
  readonly row: number
  /** Columns that the row then has. */
  readonly columns: number
}

const drawn = ({ doc }: EditorState): DecorationSet => {
  const decorations: Decoration[] = []
  doc.descendants((table, position) => {
    if (table.type.name !== 'table') return !table.isTextblock
    for (const { row, missing } of shortRows(table)) {
      const { childCount } = table.child(row)
      const end = cellPosition({ table, position, row, column: childCount })
      for (let nth = 1; nth <= missing; nth += 1) {
        const columns = childCount + nth
        decorations.push(
          Decoration.widget(end, (view, at) => drawMissing(view, at, { row, columns }), {
            side: nth,
            ignoreSelection: true,
            stopEvent: () => true,
            key: `missing ${row} ${columns}`,
          }),
        )
      }
    }
    return false
  })
  return DecorationSet.create(doc, decorations)
}

const drawMissing = (
  view: EditorView,
  at: () => number | undefined,
  place: Omit<Missing, 'position'>,
): HTMLElement => {
  const cell = document.createElement(place.row === 0 ? 'th' : 'td')
  cell.className = 'missing-cell'
  cell.addEventListener('mousedown', (event) => {
    const end = at()
    if (end === undefined || event.button !== 0 || !view.editable) return
    event.preventDefault()
    const position = view.state.doc.resolve(end).before(-1)
    view.dispatch(makeCell(view.state, { ...place, position }))
    view.focus()
  })
  return cell
}

/** Makes a cell that a row lacks, with those before it, and puts the caret there. */
const makeCell = (state: EditorState, missing: Missing): Transaction => {
  const { position, row } = missing
  const transaction = fillRow(state.tr, missing)
  const table = transaction.doc.nodeAt(position)
  if (table === null) return transaction
  const end = cellPosition({ table, position, row, column: table.child(row).childCount })
  return transaction.setSelection(TextSelection.near(transaction.doc.resolve(end), -1))
}

/** The next cell of the row with the caret, where the row lacks it; null elsewhere. */
export const nextMissing = (state: EditorState): Transaction | null => {
  const cell = cellAt(state.selection.$head)
  if (cell === null || !shortRows(cell.table).some(({ row }) => row === cell.row)) return null
  const { childCount } = cell.table.child(cell.row)
  if (cell.column < childCount - 1) return null
  return makeCell(state, { position: cell.position, row: cell.row, columns: childCount + 1 })
}

/**
 * The caret in the next row that has cells, in the same column or in its last cell; null where the library goes there
 * itself: it takes a cell that is missing for the first one of the table.
 */
export const acrossShort = (state: EditorState, step: -1 | 1): Transaction | null => {
  const cell = state.selection.empty ? cellAt(state.selection.$head) : null
  if (cell === null || shortRows(cell.table).length === 0) return null
  const { table, position, column } = cell
  const next = cell.row + step
  let row = next
  while (table.maybeChild(row)?.childCount === 0) row += step
  const cells = table.maybeChild(row)?.childCount ?? null
  if (row === next && (cells === null || cells > column)) return null
  const out = step < 0 ? position : position + table.nodeSize
  const behind = cellPosition({ table, position, row, column: column + 1 })
  const place = state.doc.resolve(cells === null ? out : behind)
  return state.tr.setSelection(
    cells === null ? Selection.near(place, step) : TextSelection.near(place, -1),
  )
}
