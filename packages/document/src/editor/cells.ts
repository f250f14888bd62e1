import { hasMark, withoutMark } from './marks.ts'
import { attrOf, textAttr } from './node.ts'
import type { EditorNode } from './node.ts'
import type { Unit } from './units.ts'

const EMPTY: EditorNode = { type: 'paragraph' }
const ALIGNMENTS = new Set(['left', 'center', 'right'])

export function cellNode(cell: {
  head: boolean
  align: string | null
  content: readonly EditorNode[]
}): EditorNode {
  const type = cell.head ? 'tableHeader' : 'tableCell'
  const content = [withContent(EMPTY, cell.content)]
  const { align } = cell
  return align !== null && ALIGNMENTS.has(align)
    ? { type, attrs: { align }, content }
    : { type, content }
}

/** Cells that span columns are followed by empty ones, so that no words change their column. */
export function cellsOf(row: EditorNode): readonly EditorNode[] {
  return (row.content ?? []).flatMap((cell) => {
    const span = attrOf(cell, 'colspan')
    const rest = typeof span === 'number' && span > 1 && span < 100 ? span - 1 : 0
    return [cell, ...Array.from({ length: rest }, () => ({ type: cell.type }))]
  })
}

/** In code in a cell no bar can follow a backslash: such a bar is bare. */
export function withoutBackslashedBars(units: readonly Unit[]): readonly Unit[] {
  return units.map((unit, at) =>
    unit.key === '|' && units[at - 1]?.key === '\\' && hasMark(unit.marks, 'code')
      ? { ...unit, marks: withoutMark(unit.marks, 'code') }
      : unit,
  )
}

/** A piece of source in a cell: one line, and no backslash before a bar. */
export function cellSource(node: EditorNode): EditorNode {
  if (node.type !== 'inlineIsland') return node
  const line = onOneLine(node)
  return { ...line, attrs: { source: textAttr(line, 'source').replace(/\\+\|/g, '|') } }
}

/** A piece of source where there is one line only. */
export function onOneLine(node: EditorNode): EditorNode {
  if (node.type !== 'inlineIsland') return node
  const source = textAttr(node, 'source').replace(/\s*[\r\n]\s*/g, ' ')
  return { type: 'inlineIsland', attrs: { source } }
}

export function withContent(node: EditorNode, content: readonly EditorNode[]): EditorNode {
  return content.length === 0 ? node : { ...node, content }
}
