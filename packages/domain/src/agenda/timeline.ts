import { parseStart, placeAfter, placeFixed } from './clock.ts'
import { parseLength } from './length.ts'

/** What an agenda says that cannot be right; `minutes` is the length of a gap or an overlap. */
export type TimeProblem = {
  readonly code: 'overlap' | 'gap' | 'no-duration' | 'bad-time' | 'bad-duration'
  readonly row: number
  readonly minutes?: number
}

/** The time cells of a row, as written; whether its hour is in bold. */
export type TimeCells = {
  readonly start: string
  readonly duration: string
  readonly isFixed?: boolean
}

/** A row in time: minutes since the first midnight, null where unknown. */
export type TimedRow = {
  readonly start: number | null
  readonly durationMinutes: number | null
  /** Starts when the row above starts: beside it, not after it. */
  readonly isParallel: boolean
}

/** The rows of one day in time; `end` is null when the last row has no known end. */
export type Timeline = {
  readonly rows: readonly TimedRow[]
  readonly end: number | null
  readonly totalMinutes: number
  readonly problems: readonly TimeProblem[]
}

type Position = {
  /** Start of the row above. */
  readonly previousStart: number | null
  /** End of the row above and of the rows beside it: where a row without a start begins. */
  readonly cursor: number | null
  /** Latest end so far: a start after it leaves a gap, one before it overlaps. */
  readonly latest: number | null
}

/**
 * Places the rows of an agenda table in time (design, section 7): a start earlier than the row
 * above is after midnight, an equal start is parallel, a row without a start follows. A fixed hour that
 * the rows above have run over stays on its day, and is overlapped. A time that cannot be read is a
 * problem and counts as absent.
 */
export function timelineOf(cells: readonly TimeCells[]): Timeline {
  const rows: TimedRow[] = []
  const problems: TimeProblem[] = []
  let position: Position = { previousStart: null, cursor: null, latest: null }
  for (const [row, cell] of cells.entries()) {
    const timed = placeRow(cell, position)
    rows.push(timed)
    problems.push(...problemsOf(cell, timed, position).map((problem) => ({ ...problem, row })))
    position = advance(position, timed)
  }
  const totalMinutes = rows
    .filter((row) => !row.isParallel)
    .reduce((total, row) => total + (row.durationMinutes ?? 0), 0)
  return { rows, end: position.cursor === null ? null : position.latest, totalMinutes, problems }
}

function placeRow(cell: TimeCells, position: Position): TimedRow {
  const written = parseStart(cell.start)
  const place = cell.isFixed === true ? placeFixed : placeAfter
  const start = written === null ? position.cursor : place(written, position.previousStart)
  const isParallel = written !== null && start === position.previousStart
  return { start, durationMinutes: parseLength(cell.duration), isParallel }
}

function problemsOf(
  cell: TimeCells,
  row: TimedRow,
  position: Position,
): readonly Omit<TimeProblem, 'row'>[] {
  const problems: Omit<TimeProblem, 'row'>[] = []
  const isWritten = parseStart(cell.start) !== null
  if (!isWritten && cell.start.trim() !== '') problems.push({ code: 'bad-time' })
  if (row.durationMinutes === null) {
    problems.push({ code: cell.duration.trim() === '' ? 'no-duration' : 'bad-duration' })
  }
  if (isWritten && !row.isParallel && row.start !== null && position.latest !== null) {
    const gap = row.start - position.latest
    if (gap > 0) problems.push({ code: 'gap', minutes: gap })
    if (gap < 0) problems.push({ code: 'overlap', minutes: -gap })
  }
  return problems
}

function advance(position: Position, row: TimedRow): Position {
  const end =
    row.start === null || row.durationMinutes === null ? null : row.start + row.durationMinutes
  return {
    previousStart: row.start ?? position.previousStart,
    cursor: row.isParallel ? laterOf(position.cursor, end) : end,
    latest: end === null && !row.isParallel ? null : laterOf(position.latest, end),
  }
}

function laterOf(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b
  return Math.max(a, b)
}
