import type { EditorNode } from '@forkshop/document'
import { rowLike, withContentMore } from './cell-words.ts'
import type { Columns } from './columns.ts'
import { cellOf, type DayRows } from './day-rows.ts'

/**
 * A row of one day as a row of another one: its cells go to the columns of the same name or the same meaning. What
 * the other day has no column for is put behind the step, so that nothing is lost.
 */
export function rowForDay(row: EditorNode, from: DayRows, to: DayRows): EditorNode {
  if (from.names.join('\n') === to.names.join('\n')) return row
  const like = to.rows[0] ?? to.head
  const cells = [...(rowLike(like, new Map()).content ?? [])]
  for (const [column, cell] of (row.content ?? []).entries()) {
    if (cellOf(row, column) === '') continue
    const place = columnFor(column, from, to)
    const target = place < 0 ? to.columns.step : place
    const own = cells[target]
    if (own !== undefined) cells[target] = withContentMore(own, cell, ', ')
  }
  return { type: 'tableRow', content: cells }
}

/** The column of a day that means what a column of another one means; -1 where there is none. */
function columnFor(column: number, from: DayRows, to: DayRows): number {
  const meanings: readonly (keyof Columns)[] = [
    'start',
    'duration',
    'step',
    'ledBy',
    'materials',
    'notes',
    'method',
  ]
  const meaning = meanings.find((one) => from.columns[one] === column)
  return meaning === undefined ? to.names.indexOf(from.names[column] ?? '') : to.columns[meaning]
}
