import { Fragment, Slice, type Node as PmNode, type ResolvedPos } from '@tiptap/pm/model'
import { TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state'

/**
 * Blocks as they go into the list with the caret: lists and passages become its items. A page with headings
 * or tables stands below the item, out of the list, which goes on behind it: in an item a heading is in no
 * outline, and a table is no agenda. Null where no list is, and for what goes on in the words of the item.
 */
export const pasteInList = (state: EditorState, blocks: Fragment): Transaction | null => {
  const { $from } = state.selection
  if ($from.depth < 3 || !/^(?:list|task)Item$/.test($from.node(-1).type.name)) return null
  const every = (name: RegExp): boolean => blocks.content.every(({ type }) => name.test(type.name))
  if (blocks.content.some(({ type }) => /^(?:heading|table|horizontalRule)$/.test(type.name)))
    return belowItem(state, blocks)
  if (every(/List$/)) return state.tr.replaceSelection(Slice.maxOpen(blocks))
  if (blocks.childCount < 2 || !every(/^paragraph$/)) return null
  const [item, list] = [$from.node(-1), $from.node(-2)]
  const items = blocks.content.map((passage) => item.type.create(null, passage))
  const made = Fragment.from(list.type.create(list.attrs, items))
  return state.tr.replaceSelection(Slice.maxOpen(made))
}

const belowItem = (state: EditorState, blocks: Fragment): Transaction | null => {
  const tr = state.tr.deleteSelection()
  const { $from } = tr.selection
  const depth = outermostList($from)
  if (depth === null) return null
  const list = $from.node(depth)
  const index = $from.index(depth)
  const [begin, end] = [$from.posAtIndex(index, depth), $from.posAtIndex(index + 1, depth)]
  const isLast = index === list.childCount - 1
  if (!isLast) tr.split(end, 1, [{ type: list.type, attrs: attrsAfter(list, index + 1) }])
  tr.insert(end + 1, blocks)
  tr.setSelection(TextSelection.near(tr.doc.resolve(end + 1 + blocks.size), -1))
  const isEmpty = list.child(index).textContent === '' && list.child(index).content.size === 2
  if (isEmpty) tr.delete(index === 0 ? begin - 1 : begin, index === 0 ? end + 1 : end)
  return tr
}

const outermostList = ($at: ResolvedPos): number | null => {
  for (let depth = 1; depth < $at.depth; depth += 1)
    if ($at.node(depth).type.name.endsWith('List')) return depth
  return null
}

/** Numbers go on. */
const attrsAfter = ({ attrs }: PmNode, items: number): PmNode['attrs'] =>
  typeof attrs['start'] === 'number' ? { ...attrs, start: attrs['start'] + items } : attrs
