import { stringify } from 'csv-stringify/sync'

/** One line of a table: the same keys in every line. */
export type Line = Readonly<Record<string, string | number | boolean | null | readonly string[]>>

/**
 * Lines as CSV (RFC 4180) under a line of column names, in UTF-8 with a byte order mark, without
 * which spreadsheets misread accents. Text that a spreadsheet would take for a formula gets a `'` in
 * front (owasp.org/www-community/attacks/CSV_Injection); lists are joined by blanks.
 */
export function toCsv(columns: readonly string[], lines: readonly Line[]): string {
  return stringify(
    lines.map((line) => columns.map((column) => toCell(line[column]))),
    {
      header: true,
      columns: [...columns],
      bom: true,
      escape_formulas: true,
      record_delimiter: 'windows',
    },
  )
}

function toCell(value: Line[string] | undefined): string | number {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? 'true' : 'false'
  return typeof value === 'object' ? value.join(' ') : value
}
