import type { EditorNode } from '@forkshop/document'
import type { AgendaChange, StepPlace } from './agenda-change.ts'
import { withCells } from './cell-words.ts'
import { changeRows, type Line } from './change-rows.ts'
import type { Columns } from './columns.ts'
import { dayRowsOf, hourCellsOf, type DayRows } from './day-rows.ts'
import { hoursAfter, type HourCells } from './hours-after.ts'
import { withColumn } from './with-column.ts'

/** The tables of an agenda after a change, those that it left alone as they were; where what was changed now stands. */
export type ChangedAgenda = {
  readonly tables: readonly EditorNode[]
  readonly at: StepPlace | null
}

/**
 * Does something to the agenda tables of a text, the editor's nodes in order; hours follow as `hoursAfter` says. Rows
 * and cells that nothing is done to are the same objects after. Null where it cannot be done: the row is not there, a
 * length is none, or the table has no column for it.
 */
export function changeAgenda(
  tables: readonly EditorNode[],
  change: AgendaChange,
): ChangedAgenda | null {
  const days = tables.map(dayRowsOf)
  if (change.kind === 'column') return withColumnIn(tables, days[change.day] ?? null, change)
  const changed = changeRows(days, change)
  if (changed === null) return null
  return {
    at: changed.at,
    tables: tables.map((table, day) => {
      const before = days[day]
      const lines = changed.lines[day]
      if (before === null || before === undefined || lines === null || lines === undefined)
        return table
      return tableOf(table, before, { lines, cells: cellsBefore(before, change) })
    }),
  }
}

function withColumnIn(
  tables: readonly EditorNode[],
  day: DayRows | null,
  change: Extract<AgendaChange, { kind: 'column' }>,
): ChangedAgenda | null {
  if (day === null || day.columns[change.column] >= 0) return null
  return {
    at: null,
    tables: tables.map((table, at) =>
      at === change.day ? withColumn(table, change.name, change.column === 'start') : table,
    ),
  }
}

/** What the cells said before: where a length was typed already, the one that it had. */
function cellsBefore({ rows, columns }: DayRows, change: AgendaChange): readonly HourCells[] {
  return rows.map((row, at) => {
    const cells = hourCellsOf(row, columns)
    const isTyped = change.kind === 'follow' && change.at.row === at
    return isTyped ? { ...cells, duration: change.before } : cells
  })
}

/** The rows of a day with their hours. */
function tableOf(
  table: EditorNode,
  { head, columns }: DayRows,
  { lines, cells }: { readonly lines: readonly Line[]; readonly cells: readonly HourCells[] },
): EditorNode {
  const hours = hoursAfter(
    cells,
    lines.map(({ node, was, touched }) => ({
      ...hourCellsOf(node, columns),
      was,
      ...(touched && { touched }),
    })),
  )
  const written = lines.map(({ node }, at) => withHour(node, columns, hours[at] ?? null))
  return { ...table, content: [head, ...written] }
}

function withHour(row: EditorNode, { start }: Columns, hour: string | null): EditorNode {
  return hour === null || start < 0 ? row : withCells(row, new Map([[start, hour]]))
}
