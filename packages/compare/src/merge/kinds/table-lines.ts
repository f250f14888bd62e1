import type { Element } from '../../reading/element.ts'
import { proseKey } from '../../reading/sentences.ts'
import { toUnit } from '../../reading/unit.ts'
import type { Row } from '../../reading/row.ts'
import { toRow } from '../../reading/row.ts'
import type { Passage } from '../piece.ts'
import { pickPassage } from '../piece.ts'
import type { Three } from '../three.ts'
import { mapThree } from '../three.ts'

/** A table in its lines. */
export type TableLines = {
  readonly header: Row
  /** The line of hyphens below the header. */
  readonly rule: string
  readonly rows: readonly Row[]
}

export function toTableLines(text: string): TableLines {
  const [header = '', rule = '', ...rows] = text.split(/\r?\n/)
  return { header: toRow(header), rule, rows: rows.map(toRow) }
}

/** The text of a table. */
export function tableSource({ header, rule, rows }: TableLines, lineEnd: string): string {
  return [rowSource(header), rule, ...rows.map(rowSource)].join(lineEnd)
}

/** A line of a table with its bars. */
export function rowSource({ cells, frame }: Row): string {
  return cells.map((cell, at) => (frame[at] ?? '') + cell).join('') + (frame.at(-1) ?? '')
}

/** A row as something that keeps its identity: by its cells, its words, then by its first cell. */
export function toRowElement(row: Row, lead = ''): Element {
  const name = row.cells[0] ?? ''
  const text = rowSource(row)
  const unit = { key: rowKey(row), kind: 'row', placeLikeness: 0 }
  return {
    unit: toUnit(text, name === '' ? unit : { ...unit, alias: name }),
    text,
    lead,
    level: null,
    label: name,
  }
}

/** What decides whether two rows are the same: their cells, however they are padded. */
export function rowKey({ cells }: Row): string {
  return cells.map(proseKey).join(' | ')
}

/** The cells of a row that both sides changed, each by itself; `null` where both changed one differently. */
export function pickCells(rows: Three<Row>): readonly Passage[] | null {
  const cells = rows.base.cells.flatMap((_, at) => {
    const cell = pickPassage(
      mapThree(rows, (row) => row.cells[at] ?? ''),
      proseKey,
    )
    return cell ? [cell] : []
  })
  return cells.length < rows.base.cells.length ? null : cells
}

/** How the columns are aligned, however long the hyphens are. */
export function alignmentOf(rule: string): string {
  return toRow(rule)
    .cells.map((cell) => `${cell.startsWith(':') ? ':' : ''}-${cell.endsWith(':') ? ':' : ''}`)
    .join('|')
}
