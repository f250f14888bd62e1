import { Extension } from '@tiptap/core'
import {
  Plugin,
  PluginKey,
  TextSelection,
  type EditorState,
  type Transaction,
} from '@tiptap/pm/state'
import {
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
  type ProsemirrorBinding,
} from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { followCaret } from './follow-caret.ts'

/**
 * Keeps the caret with its words when others write in its block, split, join or restyle it: the binding
 * replaces such blocks, and what it remembers of a place in them is gone or counted from the block's start.
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

/**
 * Where an end of the selection belongs: in the block that holds its words, and there beside the character that it
 * stood behind, which the draft itself knows. The binding keeps the offset in a block that has an id, whatever was typed before.
 */
const corrected = (before: EditorState, after: EditorState, end: 'anchor' | 'head'): number => {
  const now = Math.min(after.selection[end], after.doc.content.size)
  const followed = followCaret(before.doc, before.selection[end], after.doc)
  const known = followed === null || followed > after.doc.content.size ? now : followed
  const behind = placeInDraft(after, end)
  const blockOf = (place: number): number => after.doc.resolve(place).start()
  return behind !== null && blockOf(behind) === blockOf(known) ? behind : known
}

/** The end of the selection by the item of the draft behind which it stood; null where that is gone. */
const placeInDraft = (after: EditorState, end: 'anchor' | 'head'): number | null => {
  const binding: ProsemirrorBinding | undefined = ySyncPluginKey.getState(after)?.binding
  const place: unknown = binding?.beforeTransactionSelection?.[end]
  if (binding === undefined || !(place instanceof Y.RelativePosition)) return null
  const { doc, type, mapping } = binding
  const found = relativePositionToAbsolutePosition(doc, type, place, mapping)
  return found === null || found > after.doc.content.size ? null : found
}
