import type { EditorState } from '@tiptap/pm/state'

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
