import { parseStart, placeAfter, placeFixed } from './clock.ts'
import { hoursAs } from './habits.ts'
import { parseLength } from './length.ts'

/** The cells of a row that say when it is; `isFixed` is an hour in bold. */
export type HourCells = {
  readonly start: string
  readonly duration: string
  readonly isFixed: boolean
}

/** A row as it will stand. */
export type RowAfter = HourCells & {
  /** Which row of the day it was before, from 0; null for one that is new there. */
  readonly was: number | null
  /** What is done to it: it was put there, its hour was set by hand, or it begins with the row above. */
  readonly touched?: 'moved' | 'hour' | 'beside' | 'alone'
}

/** A row in time, in minutes since the first midnight. */
type Timed = {
  readonly start: number | null
  /** Until the next hour where it says no length itself. */
  readonly length: number
  /** The first of the rows that begin together. */
  readonly group: number
  /** Nothing happens for so long before it. */
  readonly gap: number
  readonly isWritten: boolean
}

type Reach = { readonly start: number | null; readonly end: number | null }

const DAY_MINUTES = 24 * 60

/** A longer time without anything is an hour that is out of order. */
const MAX_GAP = DAY_MINUTES / 2

/**
 * What the hours of a day say once its rows stand in another order or last otherwise; null where a cell stays as it is.
 * Starts follow the order and the lengths from the first row that changed on: an hour in bold holds, time without
 * anything stays before its row, rows that began together still do, a cell without hour keeps none. The day begins
 * when it began. Where only the first of several rows has an hour, only the first row has one after.
 */
export function hoursAfter(
  before: readonly HourCells[],
  after: readonly RowAfter[],
): readonly (string | null)[] {
  const timed = timedRows(before)
  const say = hoursAs([...before, ...after].map(({ start }) => start))
  const isAlone = timed.length === 1 && timed[0]?.isWritten === true
  const isEachWritten =
    isAlone ||
    timed.some(
      ({ isWritten, group }, at) => at > 0 && group === at && isWritten && !before[at]?.isFixed,
    )
  const groups = groupsOf(timed, after)
  const first = firstChanged(before, after)
  const hours: (string | null)[] = []
  let reach: Reach = { start: null, end: null }
  for (const [at, row] of after.entries()) {
    const own = row.was === null ? undefined : timed[row.was]
    const isBeside = at > 0 && groups[at] === groups[at - 1]
    const start = startOf(at, { row, own, isBeside, reach, isKept: at < first, timed, after })
    const length = parseLength(row.duration) ?? own?.length ?? 0
    const end = start === null ? null : start + length
    // what begins when the row above begins would read as beside it
    const isApart = at === 0 || start !== reach.start
    const mustSay = at === 0 || isBeside
    const isToSay = mustSay || (isEachWritten && isApart)
    reach = { start, end: isBeside ? later(reach.end, end) : end }
    hours.push(at < first ? null : cellFor(row, { start, isToSay, mustSay, say }))
  }
  return hours
}

/** The words of an hour's cell; null where they stay. */
function cellFor(
  row: RowAfter,
  {
    start,
    isToSay,
    mustSay,
    say,
  }: {
    readonly start: number | null
    /** Whether hours are said here at all; `mustSay` even where the cell was empty. */
    readonly isToSay: boolean
    readonly mustSay: boolean
    readonly say: (minutes: number) => string
  },
): string | null {
  const written = parseStart(row.start)
  const isBlank = row.start.trim() === ''
  const isOwn = row.isFixed || row.touched === 'hour' || (written === null && !isBlank)
  if (isOwn) return null
  if (start === null) return row.was === null && !isBlank ? '' : null
  if (!isToSay) return isBlank ? null : ''
  if (written === start % DAY_MINUTES) return null
  const mayFill = mustSay || row.was === null || row.touched !== undefined
  return isBlank && !mayFill ? null : say(start)
}

function startOf(
  at: number,
  {
    row,
    own,
    isBeside,
    reach,
    isKept,
    timed,
    after,
  }: {
    readonly row: RowAfter
    readonly own: Timed | undefined
    readonly isBeside: boolean
    readonly reach: Reach
    readonly isKept: boolean
    readonly timed: readonly Timed[]
    readonly after: readonly RowAfter[]
  },
): number | null {
  const written = parseStart(row.start)
  if (isKept && own !== undefined) return own.start
  if (written !== null && row.isFixed) return placeFixed(written, reach.start)
  if (isBeside) return reach.start
  if (written !== null && row.touched === 'hour') return placeAfter(written, reach.start)
  if (at === 0) return dayStart(timed, after, written)
  if (reach.end === null) {
    return written === null || row.was === null ? null : placeAfter(written, reach.start)
  }
  const gap = row.touched === undefined && own !== undefined ? own.gap : 0
  return reach.end + gap
}

/** When the day begins: as before; where a fixed hour was its first and something comes before it, that much earlier. */
function dayStart(
  timed: readonly Timed[],
  after: readonly RowAfter[],
  written: number | null,
): number | null {
  const start = timed[0]?.start ?? null
  const anchor = after.findIndex((row) => row.was === 0 && row.isFixed)
  if (start === null) return timed.length === 0 ? written : null
  if (anchor <= 0) return start
  const lengths = after
    .slice(0, anchor)
    .map((row) => parseLength(row.duration) ?? timed[row.was ?? -1]?.length ?? 0)
  const earlier = start - lengths.reduce((sum, length) => sum + length, 0)
  return earlier < 0 ? start : earlier
}

/** Which rows begin together: those that did and still stand together, what is put between them, what is put beside. */
function groupsOf(timed: readonly Timed[], after: readonly RowAfter[]): readonly string[] {
  const own = after.map(({ was, touched }, at) => {
    const group = was === null || touched === 'alone' ? undefined : timed[was]?.group
    return group === undefined ? `new ${at}` : `${group}`
  })
  const groups: string[] = []
  for (const [at, row] of after.entries()) {
    const above = groups[at - 1]
    const isPutIn = row.touched === 'moved' || row.was === null
    const isBetween = above !== undefined && isPutIn && above === own[at + 1]
    groups.push(
      above !== undefined && (row.touched === 'beside' || (isBetween && !row.isFixed))
        ? above
        : (own[at] ?? ''),
    )
  }
  return groups
}

function firstChanged(before: readonly HourCells[], after: readonly RowAfter[]): number {
  const at = after.findIndex(
    (row, index) =>
      row.was !== index || row.touched !== undefined || row.duration !== before[index]?.duration,
  )
  return at < 0 ? after.length : at
}

function timedRows(rows: readonly HourCells[]): readonly Timed[] {
  const timed: Timed[] = []
  let reach: Reach = { start: null, end: null }
  for (const [at, row] of rows.entries()) {
    const written = parseStart(row.start)
    const place = row.isFixed ? placeFixed : placeAfter
    const start = written === null ? reach.end : place(written, reach.start)
    const isBeside = written !== null && at > 0 && start === reach.start
    const gap =
      written === null || isBeside || start === null || reach.end === null ? 0 : start - reach.end
    const length = parseLength(row.duration) ?? untilNext(start, rows[at + 1])
    const end = start === null ? null : start + length
    timed.push({
      start,
      length,
      group: isBeside ? (timed[at - 1]?.group ?? at) : at,
      gap: gap > 0 && gap < MAX_GAP ? gap : 0,
      isWritten: written !== null,
    })
    reach = { start, end: isBeside ? later(reach.end, end) : end }
  }
  return timed
}

/** The length of a row that does not say it: until the hour of the next one. */
function untilNext(start: number | null, next: HourCells | undefined): number {
  const written = parseStart(next?.start ?? '')
  if (start === null || written === null) return 0
  const length = placeAfter(written, start) - start
  return length < MAX_GAP ? length : 0
}

function later(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.max(a, b)
}
