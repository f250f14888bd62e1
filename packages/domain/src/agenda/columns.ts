import { textWordsOfAll } from '../text-words.ts'

/** Where the columns of an agenda table are; -1 for one that the table does not have. */
export type Columns = {
  readonly start: number
  readonly duration: number
  readonly step: number
  readonly ledBy: number
  readonly materials: number
  readonly notes: number
  readonly method: number
}

const namesOf = (column: keyof Columns): ReadonlySet<string> =>
  new Set(textWordsOfAll().flatMap(({ columns }) => columns[column].map(plainName)))

const names: Readonly<Record<keyof Columns, ReadonlySet<string>>> = {
  start: namesOf('start'),
  duration: namesOf('duration'),
  step: namesOf('step'),
  ledBy: namesOf('ledBy'),
  materials: namesOf('materials'),
  notes: namesOf('notes'),
  method: namesOf('method'),
}

/**
 * Finds the columns of an agenda by their header names in any language that is spoken here, in any
 * order, whatever the letter case and accents. Null when the table is none: an agenda says what is
 * done, and when or how long.
 */
export function columnsOf(header: readonly string[]): Columns | null {
  const cells = header.map(plainName)
  const find = (column: keyof Columns) => cells.findIndex((cell) => names[column].has(cell))
  const columns = {
    start: find('start'),
    duration: find('duration'),
    step: find('step'),
    ledBy: find('ledBy'),
    materials: find('materials'),
    notes: find('notes'),
    method: find('method'),
  }
  const isAgenda = columns.step >= 0 && (columns.start >= 0 || columns.duration >= 0)
  return isAgenda ? columns : null
}

function plainName(cell: string): string {
  return cell.normalize('NFD').replace(/\p{M}/gu, '').replace(/\s+/g, ' ').trim().toLowerCase()
}
