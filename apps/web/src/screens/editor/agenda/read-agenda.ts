import {
  columnsOf,
  formatClock,
  timelineOf,
  type Columns,
  type TimeProblem,
} from '@forkshop/domain'
import type { Node as PmNode } from '@tiptap/pm/model'

/** One row of an agenda table in the editor; positions are those of the row within its table. */
export type EditedStep = {
  /** Index of the row in the table, the header being 0. */
  readonly row: number
  /** Position of the row node, relative to the table's own position. */
  readonly at: number
  readonly start: string | null
  readonly end: string | null
  readonly durationMinutes: number | null
  /** Its hour is in bold: it holds. */
  readonly isFixed: boolean
  /** What the cell of its length says. */
  readonly length: string
  readonly step: string
}

export type EditedAgenda = {
  readonly columns: Columns
  readonly start: string | null
  readonly end: string | null
  readonly totalMinutes: number
  readonly steps: readonly EditedStep[]
  /** `row` counts like that of the steps. */
  readonly problems: readonly TimeProblem[]
}

const textOfCell = (row: PmNode, column: number): string =>
  column < 0 || column >= row.childCount ? '' : wordsOf(row.child(column)).trim()

/** A line break parts words. */
const wordsOf = (cell: PmNode): string =>
  cell.textBetween(0, cell.content.size, ' ', ({ type }) => (type.name === 'hardBreak' ? ' ' : ''))

/** Whether all words of a cell are in bold. */
const isBold = (row: PmNode, column: number): boolean => {
  if (column < 0 || column >= row.childCount) return false
  let isIt = row.child(column).textContent !== ''
  row.child(column).descendants((node) => {
    if (node.isText && !node.marks.some(({ type }) => type.name === 'bold')) isIt = false
  })
  return isIt
}

/** Reads a table of the editor as an agenda; null when its header is none. */
export const readAgenda = (table: PmNode): EditedAgenda | null => {
  const header = table.firstChild
  if (header === null) return null
  const names = Array.from(
    { length: header.childCount },
    (_, index) => header.child(index).textContent,
  )
  const columns = columnsOf(names)
  if (columns === null) return null
  const rows: { readonly node: PmNode; readonly row: number; readonly at: number }[] = []
  table.forEach((node, offset, row) => {
    if (row > 0 && node.textContent.trim() !== '') rows.push({ node, row, at: offset + 1 })
  })
  const timeline = timelineOf(
    rows.map(({ node }) => ({
      start: textOfCell(node, columns.start),
      duration: textOfCell(node, columns.duration),
      isFixed: isBold(node, columns.start),
    })),
  )
  const steps = rows.map(({ node, row, at }, index) => {
    const timed = timeline.rows[index]
    const start = timed?.start ?? null
    const durationMinutes = timed?.durationMinutes ?? null
    const end = start === null || durationMinutes === null ? null : start + durationMinutes
    return {
      row,
      at,
      start: start === null ? null : formatClock(start),
      end: end === null ? null : formatClock(end),
      durationMinutes,
      isFixed: isBold(node, columns.start),
      length: textOfCell(node, columns.duration),
      step: textOfCell(node, columns.step),
    }
  })
  return {
    columns,
    start: steps.find((step) => step.start !== null)?.start ?? null,
    end: timeline.end === null ? null : formatClock(timeline.end),
    totalMinutes: timeline.totalMinutes,
    steps,
    problems: timeline.problems.map((problem) => ({
      ...problem,
      row: rows[problem.row]?.row ?? problem.row,
    })),
  }
}
