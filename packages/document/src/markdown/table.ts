import type { Nodes, TableCell } from 'mdast'
import { endOf, parseTree, startOf } from './parse.ts'
import { plainOf } from './plain.ts'

/** A cell: its words, its links, and where its content stands in the block (UTF-16 offsets). */
export interface Cell {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly links: readonly { readonly href: string; readonly text: string }[]
}

/** A table row; the header is not among them. */
export interface Row {
  readonly start: number
  readonly end: number
  readonly cells: readonly Cell[]
}

/** A table as data: the words of its header cells, and its rows. */
export interface Table {
  readonly header: readonly string[]
  readonly rows: readonly Row[]
}

/** Reads the source of a block as a table; null when it is anything else. */
export function readTable(blockText: string): Table | null {
  const children = parseTree(blockText).children
  const table = children[0]
  if (table?.type !== 'table' || children.length !== 1) return null
  const [header, ...rows] = table.children
  return {
    header: header?.children.map(plainOf) ?? [],
    rows: rows.map((row) => ({
      start: startOf(row),
      end: endOf(row),
      cells: row.children.map((cell) => readCell(blockText, cell)),
    })),
  }
}

/** The range of a cell's content, without its bars and padding; empty cells lie after their bar. */
export function cellRange(source: string, cell: TableCell): { start: number; end: number } {
  const first = cell.children[0]
  const last = cell.children.at(-1)
  if (first !== undefined && last !== undefined) return { start: startOf(first), end: endOf(last) }
  let start = startOf(cell)
  if (source[start] === '|') start++
  if (source[start] === ' ' && start < endOf(cell)) start++
  return { start, end: start }
}

function readCell(source: string, cell: TableCell): Cell {
  return { text: plainOf(cell), ...cellRange(source, cell), links: cell.children.flatMap(linksIn) }
}

function linksIn(node: Nodes): readonly { href: string; text: string }[] {
  if (node.type === 'link') return [{ href: node.url, text: plainOf(node) }]
  return 'children' in node ? node.children.flatMap((child) => linksIn(child)) : []
}
