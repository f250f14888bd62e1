import { readSource, parseEditorNode } from '@forkshop/document'
import { Fragment } from '@tiptap/pm/model'
import { Selection, type EditorState, type Transaction } from '@tiptap/pm/state'

/**
 * Puts what a piece of Markdown says in the place of a conflict, nothing for null, and the caret at
 * its start. No transaction when no conflict stands there.
 */
export const decideConflict = (
  state: EditorState,
  position: number,
  source: string | null,
): Transaction | null => {
  const conflict = state.doc.nodeAt(position)
  if (conflict?.type.name !== 'conflict') return null
  const around = parseEditorNode(state.doc.toJSON()) ?? { type: 'doc' }
  const blocks = readSource(source ?? '', around).map((node) => state.schema.nodeFromJSON(node))
  const { parent } = state.doc.resolve(position)
  // a page without a block is not a page
  const content =
    blocks.length === 0 && parent.childCount === 1 ? [state.schema.node('paragraph')] : blocks
  const tr = state.tr.replaceWith(position, position + conflict.nodeSize, Fragment.from(content))
  const near = tr.doc.resolve(Math.min(position, tr.doc.content.size))
  return tr.setSelection(Selection.near(near)).scrollIntoView()
}
