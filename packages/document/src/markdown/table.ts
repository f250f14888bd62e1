import type { Nodes, Table as TableNode, TableCell } from 'mdast'
import { endOf, startOf } from './parse.ts'
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

/** A parsed table of a source as data; its offsets count from `start`. */
export function toTable(table: TableNode, source: string, start: number): Table {
  const [header, ...rows] = table.children
  return {
    header: header?.children.map(plainOf) ?? [],
    rows: rows.map((row) => ({
      start: startOf(row) - start,
      end: endOf(row) - start,
      cells: row.children.map((cell) => readCell(cell, source, start)),
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

function readCell(cell: TableCell, source: string, start: number): Cell {
  const range = cellRange(source, cell)
  const links = cell.children.flatMap(linksIn)
  return { text: plainOf(cell), start: range.start - start, end: range.end - start, links }
}

function linksIn(node: Nodes): readonly { href: string; text: string }[] {
  if (node.type === 'link') return [{ href: node.url, text: plainOf(node) }]
  return 'children' in node ? node.children.flatMap((child) => linksIn(child)) : []
}
