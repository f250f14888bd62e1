import { Fragment, Node } from '@tiptap/pm/model'
import type { Schema } from '@tiptap/pm/model'
import { cellText } from './cell-text.ts'
import type { EditorNode } from './node.ts'
import type { PastedRows } from './paste-in-cell.ts'

/**
 * Blocks as the cells of a table: those of a table that stands alone one by one, anything else as the
 * words of one cell. Null when there are no words.
 */
export function cellRows(blocks: readonly EditorNode[], schema: Schema): PastedRows | null {
  const doc = Node.fromJSON(schema, { type: 'doc', content: blocks })
  const [only] = doc.children
  if (only?.type.name === 'table' && doc.childCount === 1) {
    return only.children.map((row) =>
      row.children.map((cell) => cell.firstChild?.content ?? Fragment.empty),
    )
  }
  const line = cellText(doc)
  return line.size === 0 ? null : [[line]]
}
