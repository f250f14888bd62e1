import type { Row } from '../../reading/row.ts'
import { fittedFrame } from './fitted-row.ts'
import type { TableLines } from './table-lines.ts'
import { alignmentOf, rowKey } from './table-lines.ts'
import type { Three } from '../three.ts'
import { isAllEqual, mapThree, pickBlank } from '../three.ts'

/**
 * Three tables with the same columns, padded alike: as the side that padded its table anew, the wider one where both
 * did. A row that this side has as well is written as there, any other one fitted in.
 */
export function withOneForm(tables: Three<TableLines>): Three<TableLines> {
  const { base, ours, theirs } = tables
  if (!isAllEqual(mapThree(tables, ({ rule }) => alignmentOf(rule)))) return tables
  const { from } = pickBlank({ base: formOf(base), ours: formOf(ours), theirs: formOf(theirs) })
  if (from === 'base') return tables
  return from === 'theirs'
    ? { base: formed(base, theirs), ours: formed(ours, theirs), theirs }
    : { base: formed(base, ours), ours, theirs: formed(theirs, ours) }
}

/** The line of hyphens, and what stands around the cells of the header. */
function formOf({ rule, header }: TableLines): string {
  return [rule, ...header.frame].join('\n')
}

function formed(table: TableLines, model: TableLines): TableLines {
  const known = new Map(model.rows.map((row) => [rowKey(row), row]))
  const toRow = (row: Row, own: Row): Row =>
    known.get(rowKey(row)) ?? {
      cells: row.cells,
      frame: fittedFrame(row.cells, { table: model, model: own }),
    }
  const isSameHeader = rowKey(table.header) === rowKey(model.header)
  return {
    header: isSameHeader ? model.header : toRow(table.header, model.header),
    rule: model.rule,
    rows: table.rows.map((row) => toRow(row, model.rows[0] ?? model.header)),
  }
}
