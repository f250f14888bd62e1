import { attrOf } from '../editor/node.ts'
import type { EditorNode } from '../editor/node.ts'
import { append } from './append.ts'

/**
 * Blocks as the one line that a cell holds: a break between two of them, and a table in the cell row by
 * row, its cells after each other.
 */
export function cellLine(blocks: readonly EditorNode[]): readonly EditorNode[] {
  const line: EditorNode[] = []
  for (const part of blocks.flatMap(linesOf)) {
    if (part.length === 0) continue
    if (line.length > 0) line.push({ type: 'hardBreak' })
    append(line, part)
  }
  return line
}

function linesOf(block: EditorNode): readonly (readonly EditorNode[])[] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return [block.content ?? []]
    case 'codeBlock':
      return (block.content?.[0]?.text ?? '')
        .split('\n')
        .map((text) => (text.trim() === '' ? [] : [{ type: 'text', text: text.trim() }]))
    case 'tableRow':
      return [rowLine(block)]
    case 'taskItem': {
      const [first = [], ...rest] = (block.content ?? []).flatMap(linesOf)
      const box = attrOf(block, 'checked') === true ? '☑ ' : '☐ '
      return [[{ type: 'text', text: box }, ...first], ...rest]
    }
    default:
      return (block.content ?? []).flatMap(linesOf)
  }
}

function rowLine(row: EditorNode): readonly EditorNode[] {
  const line: EditorNode[] = []
  for (const cell of row.content ?? []) {
    const words = cell.content?.[0]?.content ?? []
    if (words.length === 0) continue
    if (line.length > 0) line.push({ type: 'text', text: ' · ' })
    append(line, words)
  }
  return line
}

/** All words of a line, breaks as blanks. */
export function lineText(line: readonly EditorNode[]): string {
  return line.map(({ type, text }) => (type === 'hardBreak' ? ' ' : (text ?? ''))).join('')
}
