import type { Element } from '../../reading/element.ts'
import { proseKey } from '../../reading/sentences.ts'
import { toUnit } from '../../reading/unit.ts'
import type { Row } from '../../blocks/row.ts'
import { toRow } from '../../blocks/row.ts'

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

/** How the columns are aligned, however long the hyphens are. */
export function alignmentOf(rule: string): string {
  return toRow(rule)
    .cells.map((cell) => `${cell.startsWith(':') ? ':' : ''}-${cell.endsWith(':') ? ':' : ''}`)
    .join('|')
}
