import type { EditorNode } from '../editor/node.ts'
import { append } from './append.ts'
import { cellLine } from './cell-line.ts'
import type { ForeignElement } from './foreign-tree.ts'
import { joinLines } from './list-lines.ts'
import type { BlockOrLine } from './list-lines.ts'
import { lookWithin } from './look.ts'
import type { Look } from './look.ts'
import { isLeftOut } from './reading.ts'
import type { Reading } from './reading.ts'
import { withStepsAcross } from './step-across.ts'
import type { AcrossRow } from './step-across.ts'
import { tableOf, trimRows } from './table-rows.ts'
import type { CellLine } from './table-rows.ts'

/** More columns or rows than that a merged cell does not span, and no more cells than that in all. */
const MAX_SPAN = 100
const MAX_CELLS = 100_000

interface FoundRow {
  readonly row: ForeignElement
  readonly inHead: boolean
}

/**
 * A table as rows of cells that hold a line each. A table of one column, or one that only lays out a
 * mail or a page, is what stands in it.
 */
export function readTable(
  table: ForeignElement,
  around: Look,
  reading: Reading,
): readonly BlockOrLine[] {
  const found = rowsOf(table, reading)
  const width = Math.max(0, ...found.slice(0, 1000).map(({ row }) => cellsOf(row).length))
  const isLayout = /^(?:presentation|none)$/.test(table.attributes['role'] ?? '')
  const before = captionsOf(table, around, reading)
  if (width <= 1 || (isLayout && holdsTables(table))) {
    const cells = found.flatMap(({ row }) => cellsOf(row))
    for (const cell of cells) append(before, reading.flow(cell.kids, around))
    return before
  }
  const { grid, merged, across } = gridOf(found, around, reading)
  for (let at = 0; at < merged; at++) reading.note('merged-cells')
  // a first row that is one cell is the title of the table
  const [wide] = across
  const titles = wide?.row === 0 && wide.columns >= width && grid.length > 1 ? 1 : 0
  for (const [line = []] of grid.slice(0, titles)) before.push({ type: 'paragraph', content: line })
  const below = across.slice(titles).map((one) => ({ ...one, row: one.row - titles }))
  const rows = trimRows(withStepsAcross(grid.slice(titles), below))
  if (rows === null) return before
  const first = found[titles]
  const hasHeader =
    first !== undefined && (first.inHead || cellsOf(first.row).every(({ tag }) => tag === 'th'))
  const { agendaWords } = reading.options
  return [...before, tableOf(rows, { hasHeader, agendaWords })]
}

function captionsOf(table: ForeignElement, around: Look, reading: Reading): BlockOrLine[] {
  const caption = table.kids.find((kid) => kid.kind === 'element' && kid.tag === 'caption')
  return caption?.kind === 'element' ? [...reading.flow(caption.kids, around)] : []
}

function rowsOf(element: ForeignElement, reading: Reading, inHead = false): readonly FoundRow[] {
  return element.kids.flatMap((kid): readonly FoundRow[] => {
    if (kid.kind === 'text' || isLeftOut(kid, reading)) return []
    if (kid.tag === 'tr') return [{ row: kid, inHead }]
    return /^(?:thead|tbody|tfoot)$/.test(kid.tag) ? rowsOf(kid, reading, kid.tag === 'thead') : []
  })
}

function cellsOf(row: ForeignElement): readonly ForeignElement[] {
  return row.kids
    .filter((kid) => kid.kind === 'element')
    .filter(({ tag }) => tag === 'td' || tag === 'th')
}

function holdsTables(element: ForeignElement): boolean {
  return element.kids.some(
    (kid) => kid.kind === 'element' && kid.holdsBlocks && (kid.tag === 'table' || holdsTables(kid)),
  )
}

interface Grid {
  readonly grid: readonly (readonly CellLine[])[]
  /** Merged cells that say something. */
  readonly merged: number
  readonly across: readonly AcrossRow[]
}

/** A merged cell stands where it begins, and leaves empty the others that it spans. */
function gridOf(found: readonly FoundRow[], around: Look, reading: Reading): Grid {
  const grid: CellLine[][] = found.map(() => [])
  const wide: AcrossRow[] = []
  let merged = 0
  let cells = 0
  found.forEach(({ row }, at) => {
    let column = 0
    for (const cell of cellsOf(row)) {
      while (grid[at]?.[column] !== undefined) column += 1
      const canSpan = cells < MAX_CELLS
      const down = canSpan ? Math.min(spanOf(cell, 'rowspan'), found.length - at) : 1
      const across = canSpan ? spanOf(cell, 'colspan') : 1
      const line = lineIn(cell, around, reading)
      if (down * across > 1 && line.length > 0) merged += 1
      if (across > 1 && column === 0 && line.length > 0) wide.push({ row: at, columns: across })
      for (let y = 0; y < down; y += 1) {
        const into = grid[at + y]
        for (let x = 0; into !== undefined && x < across; x += 1)
          into[column + x] = y + x === 0 ? line : []
      }
      cells += down * across
    }
  })
  const rows = grid.map((line) => Array.from(line, (cell) => cell ?? []))
  return { grid: rows, merged, across: wide }
}

function lineIn(cell: ForeignElement, around: Look, reading: Reading): readonly EditorNode[] {
  const look = lookWithin(cell, reading.styleOf(cell), around, reading.options.siteUrl)
  const blocks = joinLines(reading.flow(cell.kids, look))
  if (blocks.some(({ type }) => type === 'table')) reading.note('nested-tables')
  return cellLine(blocks)
}

function spanOf(cell: ForeignElement, name: 'colspan' | 'rowspan'): number {
  const span = Number.parseInt(cell.attributes[name] ?? '1', 10)
  return Math.min(MAX_SPAN, Math.max(1, Number.isNaN(span) ? 1 : span))
}
