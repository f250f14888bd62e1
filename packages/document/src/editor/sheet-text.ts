/** A field of a sheet's text, quoted where it holds a tab, a quote or a line end, and what ends it. */
const FIELD = /(?:"((?:[^"]|"")*)"|([^\t\n]*))(\t|\n|$)/gy

/** More fields than that are no table of a page: what stands behind them is not read. */
const MAX_FIELDS = 100_000

/**
 * Rows of a sheet in plain text, as spreadsheets put them on the clipboard: fields between tabs, rows
 * between line ends, all of one length. Null for any other text: a lone column is lines of text.
 * `too-much`: more fields than a page shows, whatever they are.
 */
export function parseSheetText(text: string): readonly (readonly string[])[] | 'too-much' | null {
  if (!text.includes('\t')) return null
  const source = text.replace(/\r\n?/g, '\n').replace(/\n$/, '')
  const rows: string[][] = [[]]
  let fields = 0
  for (const [, quoted, bare = '', end] of source.matchAll(FIELD)) {
    fields += 1
    if (fields > MAX_FIELDS) return 'too-much'
    rows.at(-1)?.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'))
    if (end === '') break
    if (end === '\n') rows.push([])
  }
  const width = rows[0]?.length ?? 0
  return width > 1 && rows.every((row) => row.length === width) ? rows : null
}
