const MARKERS = /^(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$)|\[\^[^\]]+\]:))*[ \t]*/
const ITEM = /[^>\s]/

/**
 * How many lines of a passage may go on in the words of a list, quote or footnote although they lack its indent or
 * its markers (CommonMark's lazy continuation lines). A guess from above: what such a line begins is not asked.
 */
export function lazyLines(lines: readonly string[]): number {
  let count = 0
  let inner = { quotes: 0, column: 0 }
  lines.forEach((line, at) => {
    const lead = MARKERS.exec(line)?.[0] ?? ''
    const own = { quotes: lead.split('>').length - 1, column: widthOf(lead) }
    const isBlank = lead.length === line.length
    if (at === 0 || isBlank || ITEM.test(lead) || own.quotes > inner.quotes) inner = own
    else if (own.quotes < inner.quotes || own.column < inner.column) count++
  })
  return count
}

// a tab is counted for the most that it may be
function widthOf(lead: string): number {
  let width = 0
  for (const sign of lead) width += sign === '\t' ? 4 : 1
  return width
}
