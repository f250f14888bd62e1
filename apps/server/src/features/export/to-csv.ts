import { stringify } from 'csv-stringify/sync'

/** One line of a table: the same keys in every line. */
export type Line = Readonly<Record<string, string | number | boolean | null | readonly string[]>>

/** A column of a table: the key of its cells, and its name where that is another. */
export type Column = string | { readonly key: string; readonly header: string }

/**
 * Lines as CSV (RFC 4180) under a line of column names, in UTF-8 with a byte order mark, without
 * which spreadsheets misread accents. Text that a spreadsheet would take for a formula gets a `'` in
 * front (owasp.org/www-community/attacks/CSV_Injection); lists are joined by blanks.
 */
export function toCsv(columns: readonly Column[], lines: readonly Line[]): string {
  const named = columns.map((column) =>
    typeof column === 'string' ? { key: column, header: column } : column,
  )
  // the names are a line like the others: they may be what somebody wrote
  const header = named.map((column) => column.header)
  const cells = lines.map((line) => named.map(({ key }) => toCell(line[key])))
  return stringify([header, ...cells], {
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
  })
}

function toCell(value: Line[string] | undefined): string | number {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? 'true' : 'false'
  return typeof value === 'object' ? value.join(' ') : value
}
