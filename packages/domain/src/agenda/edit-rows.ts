import type { EditorNode } from '@forkshop/document'
import { isInBold, rowLike, withCells } from './cell-words.ts'
import { cellOf } from './day-rows.ts'
import { formatClock, parseStart } from './clock.ts'
import type { Columns } from './columns.ts'
import { lengthsAs } from './habits.ts'
import { parseLength } from './length.ts'
import type { AgendaEdit } from './agenda-edit.ts'

/** A row of a day with what becomes of it; lengths in minutes, 0 for what is not there. */
type Line = {
  /** Null for a new one. */
  readonly node: EditorNode | null
  readonly step: string
  readonly start: number | null
  readonly isFixed: boolean
  readonly before: number
  readonly after: number
  readonly change: 'kept' | 'length' | 'gone' | 'new'
}

/** Rows that begin together: how far they moved, and the longest of them before and after. */
type Group = {
  readonly start: number | null
  readonly moved: number
  readonly before: number
  readonly after: number
}

/** The rows of a day after some edits; null where a row is not there. */
export function editRows(
  rows: readonly EditorNode[],
  columns: Columns,
  edits: readonly AgendaEdit[],
): readonly EditorNode[] | null {
  const lines = linesOf(rows, columns, edits)
  const like = rows[0]
  if (lines === null || like === undefined) return null
  const sayLength = lengthsAs(rows.map((row) => cellOf(row, columns.duration)))
  const hasHours = rows.some((row) => parseStart(cellOf(row, columns.start)) !== null)
  const written: EditorNode[] = []
  let group: Group = { start: null, moved: 0, before: 0, after: 0 }
  let end: number | null = lines.find(({ start }) => start !== null)?.start ?? null
  for (const line of lines) {
    group = placed(line, group)
    const { moved } = group
    const start = line.start === null ? end : line.start + moved
    if (line.change !== 'gone') {
      const words = new Map<number, string>()
      if (line.change === 'new') {
        words.set(columns.step, line.step)
        if (hasHours && start !== null) words.set(columns.start, formatClock(start))
      } else if (line.start !== null && moved !== 0)
        words.set(columns.start, formatClock(start ?? 0))
      if (line.change !== 'kept') words.set(columns.duration, sayLength(line.after))
      written.push(line.node === null ? rowLike(like, words) : withCells(line.node, words))
    }
    end = start === null ? null : start + group.after
  }
  return written
}

function linesOf(
  rows: readonly EditorNode[],
  columns: Columns,
  edits: readonly AgendaEdit[],
): readonly Line[] | null {
  const has = (row: number): boolean => rows[row] !== undefined
  const isKnown = edits.every((edit) =>
    edit.kind === 'insert' ? edit.after === null || has(edit.after) : has(edit.row),
  )
  if (!isKnown) return null
  const news = (after: number | null): readonly Line[] =>
    edits.flatMap((edit) => (edit.kind === 'insert' && edit.after === after ? [newLine(edit)] : []))
  return [
    ...news(null),
    ...rows.flatMap((row, at) => [
      toLine(
        row,
        columns,
        edits.findLast((edit) => edit.kind !== 'insert' && edit.row === at),
      ),
      ...news(at),
    ]),
  ]
}

function newLine({ step, minutes }: { readonly step: string; readonly minutes: number }): Line {
  return { node: null, step, start: null, isFixed: false, before: 0, after: minutes, change: 'new' }
}

function toLine(node: EditorNode, columns: Columns, edit: AgendaEdit | undefined): Line {
  const start = parseStart(cellOf(node, columns.start))
  const before = parseLength(cellOf(node, columns.duration)) ?? 0
  const kept = {
    node,
    step: '',
    start,
    isFixed: start !== null && isInBold(node.content?.[columns.start]),
    before,
  }
  if (edit?.kind === 'length') return { ...kept, after: edit.minutes, change: 'length' }
  return edit?.kind === 'remove'
    ? { ...kept, after: 0, change: 'gone' }
    : { ...kept, after: before, change: 'kept' }
}

/** The group that a row belongs to: that of the row above where both begin together, else one of its own. */
function placed(line: Line, last: Group): Group {
  const { start, before, after } = line
  if (start !== null && start === last.start) {
    const longest = { before: Math.max(last.before, before), after: Math.max(last.after, after) }
    return { ...last, ...longest }
  }
  const moved = line.isFixed ? 0 : last.moved + last.after - last.before
  return { start, moved, before, after }
}
