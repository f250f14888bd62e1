import { markdownOf, parseEditorNode } from '@forkshop/document'
import type { Slice } from '@tiptap/pm/model'
import { CellSelection } from '@tiptap/pm/tables'
import type { EditorView } from '@tiptap/pm/view'

/**
 * What is copied as plain text: rows between tabs for cells, as sheets take them, else Markdown. Empty
 * for a piece of a line, whose words go as they are.
 */
export const textOfCopy = (slice: Slice, { state }: Pick<EditorView, 'state'>): string => {
  if (state.selection instanceof CellSelection) return rowsOf(slice)
  const { content, openStart } = slice
  if (content.childCount === 1 && openStart > 0 && content.firstChild?.isTextblock === true)
    return ''
  const blocks = content.content.flatMap((node) => parseEditorNode(node.toJSON()) ?? [])
  return markdownOf(blocks).trimEnd()
}

const rowsOf = ({ content }: Slice): string => {
  const lines: string[] = []
  content.descendants((node) => {
    if (node.type.name !== 'tableRow') return true
    const cells = node.children.map((cell) => cell.textBetween(0, cell.content.size, ' ', ' '))
    lines.push(cells.map((cell) => cell.replace(/[\t\n]/g, ' ')).join('\t'))
    return false
  })
  return lines.join('\n')
}
