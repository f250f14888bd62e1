import { hourAtStart, isHour, isLength } from './hours.ts'

/** Which column says the hours, which the lengths, which what is done; -1 where none does. */
export interface TimedColumns {
  readonly start: number
  readonly duration: number
  readonly step: number
}

interface Column {
  readonly saysHours: boolean
  readonly saysLengths: boolean
  /** Whether one of its hours is later than steps are long. */
  readonly isLate: boolean
  /** Letters in all its cells. */
  readonly letters: number
}

/** `1 h` is an hour and a length: no step is that long, and hardly a day begins before. */
const EARLIEST_MINUTES = 6 * 60

/**
 * The columns of rows that are steps, told by what stands in them and not by their names: hours and lengths
 * where most of a column are, and what is done where the most words are. `rows` are the texts of the cells.
 * Null where no column is hours or lengths, or where nothing else is beside them.
 */
export function timedColumns(rows: readonly (readonly string[])[]): TimedColumns | null {
  let width = 0
  for (const row of rows) width = Math.max(width, row.length)
  const columns = Array.from({ length: width }, (_, column) =>
    readColumn(rows.map((row) => (row[column] ?? '').trim()).filter((text) => text !== '')),
  )
  const clear = columns.findIndex(({ saysHours, saysLengths }) => saysHours && !saysLengths)
  const start =
    clear >= 0 ? clear : columns.findIndex(({ saysHours, isLate }) => saysHours && isLate)
  const duration = columns.findIndex(({ saysLengths }, at) => saysLengths && at !== start)
  const step = wordiest(columns, [start, duration])
  return (start < 0 && duration < 0) || step < 0 ? null : { start, duration, step }
}

function readColumn(texts: readonly string[]): Column {
  const isMost = (is: (text: string) => boolean): boolean =>
    texts.length > 0 && texts.filter(is).length * 2 > texts.length
  return {
    saysHours: isMost(isHour),
    saysLengths: isMost(isLength),
    isLate: texts.some((text) => (hourAtStart(text)?.minutes ?? 0) >= EARLIEST_MINUTES),
    letters: texts.reduce((sum, text) => sum + text.length, 0),
  }
}

function wordiest(columns: readonly Column[], taken: readonly number[]): number {
  let found = -1
  columns.forEach(({ letters }, at) => {
    const isMore = letters > (columns[found]?.letters ?? 0)
    if (isMore && !taken.includes(at)) found = at
  })
  return found
}

/** Whether a cell of a step is an hour or a length and nothing else. */
export function isTimed(text: string): boolean {
  return isHour(text) || isLength(text)
}
