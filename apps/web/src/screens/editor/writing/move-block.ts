import type { Node as PmNode, ResolvedPos } from '@tiptap/pm/model'
import { NodeSelection, TextSelection, type Command, type EditorState } from '@tiptap/pm/state'
import { OWN_STEP } from '../own-step.ts'

/** Nodes that move by themselves, innermost first: a row, an item of a list, a block of the page. */
const isMovable = (node: PmNode, parent: PmNode): boolean =>
  parent.type.name === 'doc' || ['tableRow', 'listItem', 'taskItem'].includes(node.type.name)

type Place = { readonly parent: PmNode; readonly index: number; readonly position: number }

const placeOf = (from: ResolvedPos, selected: PmNode | null): Place | null => {
  if (selected !== null && isMovable(selected, from.parent)) {
    return { parent: from.parent, index: from.index(), position: from.pos }
  }
  for (let depth = from.depth; depth > 0; depth -= 1) {
    if (!isMovable(from.node(depth), from.node(depth - 1))) continue
    return {
      parent: from.node(depth - 1),
      index: from.index(depth - 1),
      position: from.before(depth),
    }
  }
  return null
}

/** The first row of a table names its columns: it stays first. */
const isFixed = (parent: PmNode, index: number): boolean =>
  parent.type.name === 'table' && index === 0

/** Moves the row, item or block with the caret past its neighbour; does nothing at an end. */
export const moveBlock =
  (step: -1 | 1): Command =>
  (state, dispatch) => {
    const { selection } = state
    const selected = selection instanceof NodeSelection ? selection.node : null
    const place = placeOf(selection.$from, selected)
    if (place === null) return false
    const { parent, index, position } = place
    const other = index + step
    if (
      other < 0 ||
      other >= parent.childCount ||
      isFixed(parent, index) ||
      isFixed(parent, other)
    ) {
      return true // an end: the keys are ours all the same
    }
    if (dispatch) dispatch(moved(state, { position, index, other, parent }))
    return true
  }

const moved = (
  state: EditorState,
  { position, index, other, parent }: Place & { readonly other: number },
) => {
  const node = parent.child(index)
  const neighbour = parent.child(other)
  const target = other < index ? position - neighbour.nodeSize : position + neighbour.nodeSize
  const { selection } = state
  const transaction = state.tr.delete(position, position + node.nodeSize)
  transaction.insert(target, node)
  const shift = target - position
  const kept =
    selection instanceof NodeSelection
      ? NodeSelection.create(transaction.doc, selection.from + shift)
      : TextSelection.create(transaction.doc, selection.anchor + shift, selection.head + shift)
  return transaction.setSelection(kept).setMeta(OWN_STEP, true).scrollIntoView()
}
