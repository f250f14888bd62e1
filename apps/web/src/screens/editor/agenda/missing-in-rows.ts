import { shortRows, type EditorNode } from '@forkshop/document'
import type { Node as PmNode } from '@tiptap/pm/model'

type Table = { readonly node: PmNode; readonly json: EditorNode }

/** Tables as changes of an agenda can read and write them: with a cell in each column of each row. */
type WholeTables = {
  readonly tables: readonly EditorNode[]
  /** A table after a change, without the cells that were made up and that nothing was written into or behind. */
  readonly asWritten: (table: EditorNode) => EditorNode
}

/**
 * Gives the rows of tables the cells that they lack. Tables and rows that a change leaves as they are come back as the
 * objects that they were.
 */
export const withMissingCells = (given: readonly Table[]): WholeTables => {
  const originals = new Map<EditorNode, EditorNode>()
  const made = new Set<EditorNode>()
  const tables = given.map(({ node, json }) => {
    const short = new Map(shortRows(node).map(({ row, missing }) => [row, missing]))
    if (short.size === 0) return json
    const content = (json.content ?? []).map((row, index) => {
      const cells = Array.from({ length: short.get(index) ?? 0 }, () => emptyCell(index))
      if (cells.length === 0) return row
      for (const cell of cells) made.add(cell)
      const whole = { ...row, content: [...(row.content ?? []), ...cells] }
      originals.set(whole, row)
      return whole
    })
    const table = { ...json, content }
    originals.set(table, json)
    return table
  })
  const rowAsWritten = (row: EditorNode): EditorNode => {
    const original = originals.get(row)
    if (original !== undefined) return original
    const cells = row.content ?? []
    const last = cells.findLastIndex((cell) => !made.has(cell))
    return last === cells.length - 1 ? row : { ...row, content: cells.slice(0, last + 1) }
  }
  const asWritten = (table: EditorNode): EditorNode =>
    originals.get(table) ?? { ...table, content: (table.content ?? []).map(rowAsWritten) }
  return { tables, asWritten: made.size === 0 ? (table) => table : asWritten }
}

const emptyCell = (row: number): EditorNode => ({
  type: row === 0 ? 'tableHeader' : 'tableCell',
  content: [{ type: 'paragraph' }],
})
