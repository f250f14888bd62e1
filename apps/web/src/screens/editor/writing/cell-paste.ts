import { pasteInCell } from '@forkshop/document'
import { Extension } from '@tiptap/core'
import {
  Plugin,
  PluginKey,
  TextSelection,
  type EditorState,
  type Selection,
  type Transaction,
} from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { readPasted, type Brought } from './read-pasted.ts'
import { OWN_STEP } from './undo-steps.ts'

export type CellPasteOptions = {
  /** What was pasted had more columns than the table: the rest stands in its last one. */
  readonly onJoined: () => void
}

/**
 * Pasting and dropping into a table: words stay in the cell, rows of a sheet become rows. Left to the
 * editor, lines and blocks would take the place of cells or tear the table apart.
 */
export const CellPaste = Extension.create<CellPasteOptions>({
  name: 'cellPaste',
  priority: 500, // after links, which take an address pasted on words; before tables
  addOptions: () => ({ onJoined: () => {} }),
  addProseMirrorPlugins() {
    const bring = (state: EditorState, brought: Brought): Transaction | null => {
      const { schema, storedMarks, selection } = state
      const rows = readPasted(brought, { schema, marks: storedMarks ?? selection.$from.marks() })
      const paste = rows === null ? null : pasteInCell(state, rows)
      if (paste?.isJoined === true) this.options.onJoined()
      return paste?.transaction.setMeta(OWN_STEP, true).scrollIntoView() ?? null
    }
    return [
      new Plugin({
        key: new PluginKey('cellPaste'),
        props: {
          handlePaste: (view, { clipboardData }) => {
            if (clipboardData === null) return false
            return done(view, bring(view.state, broughtBy(clipboardData)))
          },
          handleDrop: (view, { clientX, clientY, dataTransfer }, _, isMoved) => {
            const { state } = view
            const { selection } = state
            const place = view.posAtCoords({ left: clientX, top: clientY })
            if (dataTransfer === null || place === null) return false
            if (isMoved && !(selection instanceof TextSelection)) return false
            const at = TextSelection.near(state.doc.resolve(place.pos))
            const there = state.apply(state.tr.setSelection(at))
            const transaction = bring(there, broughtBy(dataTransfer))
            return done(view, isMoved ? without(transaction, selection) : transaction)
          },
        },
      }),
    ]
  },
})

const done = (view: EditorView, transaction: Transaction | null): boolean => {
  if (transaction !== null) view.dispatch(transaction)
  return transaction !== null
}

/** What was dragged is taken from where it was. */
const without = (transaction: Transaction | null, { from, to }: Selection): Transaction | null =>
  transaction?.deleteRange(transaction.mapping.map(from), transaction.mapping.map(to, -1)) ?? null

const broughtBy = (data: DataTransfer): Brought => ({
  html: data.getData('text/html'),
  text: data.getData('text/plain'),
})
