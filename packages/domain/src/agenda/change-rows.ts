import type { EditorNode } from '@forkshop/document'
import type { AgendaChange, StepPlace } from './agenda-change.ts'
import { bareCell, rowLike, withCells, withLink } from './cell-words.ts'
import { formatClock } from './clock.ts'
import type { Columns } from './columns.ts'
import { cellOf, type DayRows } from './day-rows.ts'
import { hoursAs, lengthsAs } from './habits.ts'
import type { RowAfter } from './hours-after.ts'
import { joinedRow } from './joined-row.ts'
import { parseLength } from './length.ts'
import { rowForDay } from './row-for-day.ts'

/** A row as it will stand, before its hour is written. */
export type Line = { readonly node: EditorNode } & Pick<RowAfter, 'was' | 'touched'>

/** The rows of the days that change; null for the others. */
export type ChangedRows = {
  readonly lines: readonly (readonly Line[] | null)[]
  readonly at: StepPlace | null
}

type Days = readonly (DayRows | null)[]
type RowChange = Exclude<AgendaChange, { kind: 'column' }>

/** Longer than any step. */
const MAX_MINUTES = 14 * 24 * 60

/** The rows of days after a change, without their hours; null where it cannot be done. */
export function changeRows(days: Days, change: RowChange): ChangedRows | null {
  if (change.kind === 'move') return moved(days, change.at, change.to)
  const index = change.kind === 'tidy' ? change.day : change.at.day
  const day = days[index] ?? null
  if (day === null) return null
  const lines = linesAfter(day, change)
  if (lines === null) return null
  return {
    lines: days.map((_, at) => (at === index ? lines : null)),
    at: placeAfterChange(change),
  }
}

function placeAfterChange(change: Exclude<RowChange, { kind: 'move' }>): StepPlace | null {
  switch (change.kind) {
    case 'tidy':
    case 'remove':
      return null
    case 'duplicate':
      return { ...change.at, row: change.at.row + 1 }
    default:
      return change.at
  }
}

function linesAfter(
  day: DayRows,
  change: Exclude<RowChange, { kind: 'move' }>,
): readonly Line[] | null {
  if (change.kind === 'tidy') return keptLines(day).map((line) => ({ ...line, touched: 'moved' }))
  if (change.kind === 'insert') return inserted(day, change)
  const { row } = change.at
  const node = day.rows[row]
  if (node === undefined) return null
  const put = (...lines: readonly Line[]) => keptLines(day).toSpliced(row, 1, ...lines)
  switch (change.kind) {
    case 'length': {
      const long = withLength(day, node, change.minutes)
      return long === null ? null : put({ node: long, was: row })
    }
    case 'hour': {
      const set = withHour(day, node, change)
      return set === null ? null : put({ node: set, was: row, touched: 'hour' })
    }
    case 'follow':
      return keptLines(day)
    case 'remove':
      return put()
    case 'duplicate':
      return put({ node, was: row }, { node: unheld(node, day), was: null })
    case 'split':
      return split(day, row)
    case 'join':
      return joined(day, row)
    case 'beside':
      return row === 0 || day.columns.start < 0
        ? null
        : put({ node: unheld(node, day), was: row, touched: 'beside' })
    case 'alone':
      return put({ node, was: row, touched: 'alone' })
  }
}

function keptLines({ rows }: DayRows): readonly Line[] {
  return rows.map((node, was) => ({ node, was }))
}

function moved(days: Days, from: StepPlace, to: StepPlace): ChangedRows | null {
  const source = days[from.day] ?? null
  const target = days[to.day] ?? null
  const node = source?.rows[from.row]
  if (source === null || target === null || node === undefined) return null
  if (to.row < 0 || to.row > target.rows.length) return null
  const lines = days.map((): readonly Line[] | null => null)
  const left = keptLines(source).toSpliced(from.row, 1)
  if (from.day === to.day) {
    const row = to.row > from.row ? to.row - 1 : to.row
    lines[from.day] = left.toSpliced(row, 0, { node, was: from.row, touched: 'moved' })
    return { lines, at: { day: to.day, row } }
  }
  lines[from.day] = left
  lines[to.day] = keptLines(target).toSpliced(to.row, 0, {
    node: rowForDay(node, source, target),
    was: null,
    touched: 'moved',
  })
  return { lines, at: to }
}

function inserted(
  day: DayRows,
  { at, step, minutes, href }: Extract<AgendaChange, { kind: 'insert' }>,
): readonly Line[] | null {
  const like = day.rows[Math.max(0, at.row - 1)] ?? day.head
  if (at.row < 0 || at.row > day.rows.length || !isLength(minutes ?? 1)) return null
  const words = new Map([[day.columns.step, step.trim()]])
  if (minutes !== null) words.set(day.columns.duration, sayLength(day)(minutes))
  const row = rowLike(like, words)
  const node = href === undefined ? row : withLink(row, day.columns.step, href)
  return keptLines(day).toSpliced(at.row, 0, { node, was: null, touched: 'moved' })
}

function split(day: DayRows, row: number): readonly Line[] | null {
  const node = day.rows[row]
  const length = parseLength(cellOf(node, day.columns.duration))
  if (node === undefined || length === null || length < 2) return null
  const half = length >= 20 ? Math.round(length / 10) * 5 : Math.floor(length / 2)
  const first = withLength(day, node, half)
  const second = withLength(day, unheld(node, day), length - half)
  if (first === null || second === null) return null
  return keptLines(day).toSpliced(row, 1, { node: first, was: row }, { node: second, was: null })
}

function joined(day: DayRows, row: number): readonly Line[] | null {
  const [node, next] = [day.rows[row], day.rows[row + 1]]
  if (node === undefined || next === undefined) return null
  const lengths = [node, next].map((one) => parseLength(cellOf(one, day.columns.duration)))
  const both = joinedRow(node, next, day.columns)
  const [one, other] = lengths
  const isKnown = one !== null && one !== undefined && other !== null && other !== undefined
  const long = isKnown ? withLength(day, both, one + other) : both
  return long === null ? null : keptLines(day).toSpliced(row, 2, { node: long, was: row })
}

function withLength(day: DayRows, row: EditorNode, minutes: number): EditorNode | null {
  const { duration } = day.columns
  if (duration < 0 || !isLength(minutes)) return null
  if (parseLength(cellOf(row, duration)) === minutes) return row
  return withCells(row, new Map([[duration, sayLength(day)(minutes)]]))
}

function withHour(
  day: DayRows,
  row: EditorNode,
  { minutes, isFixed }: Extract<AgendaChange, { kind: 'hour' }>,
): EditorNode | null {
  const { start } = day.columns
  if (start < 0 || (minutes !== null && (minutes < 0 || minutes >= 24 * 60))) return null
  const said = day.rows.map((one) => cellOf(one, start)).filter((text) => text !== '')
  const say = said.length === 0 ? formatClock : hoursAs(said)
  return bareCell(row, start, { text: minutes === null ? '' : say(minutes), isBold: isFixed })
}

/** A row whose hour is not in bold. */
function unheld(row: EditorNode, { columns }: { readonly columns: Columns }): EditorNode {
  return columns.start < 0
    ? row
    : bareCell(row, columns.start, { text: cellOf(row, columns.start), isBold: false })
}

function sayLength({ rows, columns }: DayRows): (minutes: number) => string {
  return lengthsAs(rows.map((row) => cellOf(row, columns.duration)))
}

function isLength(minutes: number): boolean {
  return Number.isInteger(minutes) && minutes > 0 && minutes <= MAX_MINUTES
}
