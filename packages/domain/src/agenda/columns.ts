/** Where the columns of an agenda table are; -1 for one that the table does not have. */
export type Columns = {
  readonly start: number
  readonly duration: number
  readonly step: number
  readonly ledBy: number
}

/** Header names by column, French and English, without accents and in lower case. */
const names: Readonly<Record<keyof Columns, readonly string[]>> = {
  start: ['heure', 'horaire', 'time', 'start'],
  duration: ['duree', 'duration'],
  step: ['etape', 'activite', 'step', 'activity'],
  ledBy: ['animation', 'qui', 'led by', 'who'],
}

/**
 * Finds the columns of an agenda by their header names, in any order, whatever the letter case.
 * Null when the table is none: an agenda says what is done, and when or how long.
 */
export function columnsOf(header: readonly string[]): Columns | null {
  const cells = header.map(plainName)
  const find = (column: keyof Columns) => cells.findIndex((cell) => names[column].includes(cell))
  const columns = {
    start: find('start'),
    duration: find('duration'),
    step: find('step'),
    ledBy: find('ledBy'),
  }
  const isAgenda = columns.step >= 0 && (columns.start >= 0 || columns.duration >= 0)
  return isAgenda ? columns : null
}

function plainName(cell: string): string {
  return cell.normalize('NFD').replace(/\p{M}/gu, '').replace(/\s+/g, ' ').trim().toLowerCase()
}
