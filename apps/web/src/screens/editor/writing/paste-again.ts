import type { Node as PmNode } from '@tiptap/pm/model'
import { TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state'

/** The blocks that a paste made, and those that it took the place of. */
export type PasteTrace = {
  readonly before: readonly PmNode[]
  readonly after: readonly PmNode[]
  /** Ends of the selection before, from the beginning of the first block. */
  readonly anchor: number
  readonly head: number
}

/** What a paste changed in a text, a whole block at least. */
export const traceOf = ({ doc, selection }: EditorState, pasted: PmNode): PasteTrace => {
  const [was, is] = [doc.children, pasted.children]
  const most = Math.min(was.length, is.length)
  let same = 0
  while (same < most && isSame(was[same], is[same])) same += 1
  const first = Math.min(same, selection.$from.index(0))
  let rest = 0
  while (rest < most - first && isSame(was[was.length - 1 - rest], is[is.length - 1 - rest]))
    rest += 1
  const start = sizeOf(was.slice(0, first))
  return {
    before: was.slice(first, was.length - rest),
    after: is.slice(first, is.length - rest),
    anchor: selection.anchor - start,
    head: selection.head - start,
  }
}

/**
 * The text as if what was pasted were not, with the selection of then, wherever its blocks stand by now.
 * Null where they are not there any more as they came.
 */
export const withoutPaste = (
  { doc, tr }: EditorState,
  { before, after, anchor, head }: PasteTrace,
): Transaction | null => {
  const { children } = doc
  const first = children.findIndex((_, at) =>
    after.every((block, index) => isSame(children[at + index], block)),
  )
  if (first < 0 || after.length === 0) return null
  const from = sizeOf(children.slice(0, first))
  tr.replaceWith(from, from + sizeOf(after), before)
  const within = (place: number): number => Math.min(Math.max(from + place, 0), tr.doc.content.size)
  const [$anchor, $head] = [anchor, head].map((place) => tr.doc.resolve(within(place)))
  if ($anchor !== undefined) tr.setSelection(TextSelection.between($anchor, $head ?? $anchor))
  return tr
}

const isSame = (one: PmNode | undefined, other: PmNode | undefined): boolean =>
  one !== undefined && other !== undefined && (one === other || one.eq(other))

const sizeOf = (blocks: readonly PmNode[]): number =>
  blocks.reduce((sum, { nodeSize }) => sum + nodeSize, 0)
