import type { EditorNode } from '@forkshop/document'

/** A table with an empty column more, last or first; its other cells stay. */
export function withColumn(table: EditorNode, name: string, isFirst: boolean): EditorNode {
  const rows = (table.content ?? []).map((row, at) => {
    const cell = at === 0 ? cellSaying('tableHeader', name) : cellSaying('tableCell', '')
    const cells = row.content ?? []
    return { ...row, content: isFirst ? [cell, ...cells] : [...cells, cell] }
  })
  return { ...table, content: rows }
}

function cellSaying(type: 'tableHeader' | 'tableCell', text: string): EditorNode {
  const words = text === '' ? {} : { content: [{ type: 'text', text }] }
  return { type, content: [{ type: 'paragraph', ...words }] }
}
