import { Extension } from '@tiptap/core'
import {
  Plugin,
  PluginKey,
  TextSelection,
  type EditorState,
  type Transaction,
} from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { followCaret } from './follow-caret.ts'

/**
 * Keeps the caret with its words when others split, join or restyle its block: the binding replaces
 * such blocks, and what it remembers of a place in them is gone.
 */
export const CaretRepair = Extension.create({
  name: 'caretRepair',
  addProseMirrorPlugins: () => [
    new Plugin({
      key: new PluginKey('caretRepair'),
      appendTransaction: (transactions, before, after) =>
        transactions.some(isFromOthers) ? repair(before, after) : null,
    }),
  ],
})

const isFromOthers = (transaction: Transaction): boolean => {
  const sync: unknown = transaction.getMeta(ySyncPluginKey)
  if (typeof sync !== 'object' || sync === null) return false
  const isUndo = 'isUndoRedoOperation' in sync && sync.isUndoRedoOperation === true
  return 'isChangeOrigin' in sync && sync.isChangeOrigin === true && !isUndo
}

const repair = (before: EditorState, after: EditorState): Transaction | null => {
  if (!(before.selection instanceof TextSelection) || before.doc.eq(after.doc)) return null
  const anchor = corrected(before, after, 'anchor')
  const head = corrected(before, after, 'head')
  if (anchor === after.selection.anchor && head === after.selection.head) return null
  const places = [anchor, head].map((place) => after.doc.resolve(place))
  const [from, to] = places
  if (from === undefined || to === undefined) return null
  const selection = TextSelection.between(from, to)
  if (selection.eq(after.selection)) return null
  return after.tr.setSelection(selection).setMeta('addToHistory', false)
}

/** The binding is right about places within a block; only a wrong block is corrected. */
const corrected = (before: EditorState, after: EditorState, end: 'anchor' | 'head'): number => {
  const now = Math.min(after.selection[end], after.doc.content.size)
  const wanted = followCaret(before.doc, before.selection[end], after.doc)
  if (wanted === null || wanted > after.doc.content.size) return now
  return after.doc.resolve(now).start() === after.doc.resolve(wanted).start() ? now : wanted
}
