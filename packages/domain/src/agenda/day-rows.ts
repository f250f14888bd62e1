import type { EditorNode } from '@forkshop/document'
import { isInBold, wordsOf } from './cell-words.ts'
import { columnsOf, type Columns } from './columns.ts'
import type { HourCells } from './hours-after.ts'

/** A day of an agenda as the editor's nodes. */
export type DayRows = {
  readonly head: EditorNode
  readonly names: readonly string[]
  readonly columns: Columns
  readonly rows: readonly EditorNode[]
}

/** Reads a table of the editor as a day; null when it is none. */
export function dayRowsOf(table: EditorNode): DayRows | null {
  const [head, ...rows] = table.content ?? []
  if (head === undefined) return null
  const names = (head.content ?? []).map((cell) => wordsOf(cell).trim())
  const columns = columnsOf(names)
  return columns === null ? null : { head, names, columns, rows }
}

/** What a cell of a row says; empty where there is no such column. */
export function cellOf(row: EditorNode | undefined, column: number): string {
  return wordsOf(row?.content?.[column]).trim()
}

/** When a row is, as its cells say. */
export function hourCellsOf(row: EditorNode, { start, duration }: Columns): HourCells {
  return {
    start: cellOf(row, start),
    duration: cellOf(row, duration),
    isFixed: isInBold(row.content?.[start]),
  }
}
