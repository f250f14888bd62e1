import { readSource, parseEditorNode } from '@forkshop/document'
import { Fragment } from '@tiptap/pm/model'
import { Selection, type EditorState, type Transaction } from '@tiptap/pm/state'

/** The positions of all passages that are still to be decided, in the order of the text. */
export const conflictsIn = (state: EditorState): readonly number[] => {
  const positions: number[] = []
  state.doc.descendants((node, position) => {
    if (node.type.name === 'conflict') positions.push(position)
    return !node.isTextblock
  })
  return positions
}

/** The next passage to decide after a position, from the top again after the last; null without any. */
export const nextConflict = (positions: readonly number[], after: number): number | null =>
  positions.find((position) => position > after) ?? positions[0] ?? null

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
