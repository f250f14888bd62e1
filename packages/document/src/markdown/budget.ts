/**
 * Limits far above any text that people write, below which reading stays under a second or so: the
 * parser's time grows with the square of the delimiters of a passage, of the depth of lists, of the
 * rows of a table and of the number of footnotes; each run of backticks reads on to the end of its
 * passage; and saving reads a changed passage several times.
 */
const MAX_LENGTH = 1_000_000
const MAX_LINES = 60_000
/** Blank lines in a row: each is looked at again for each list around it. */
const MAX_BLANK_LINES = 10_000
/** Characters that the parser looks at more than once, in a whole body. */
const MAX_SIGNS = 150_000
/** Bars, each of which may end a cell, and what may begin a link without brackets; in a whole body. */
const MAX_BARS = 25_000
const MAX_BARE_LINKS = 40_000
const MAX_PASSAGE_LENGTH = 100_000
const MAX_DELIMITERS = 4000
const MAX_BRACKETS = 8000
const MAX_MARKERS = 24
const MAX_DEEP_LINES = 40
const MAX_TABLE_LINES = 5000
const MAX_FOOTNOTES = 1000
/** Markers of quotes in a whole body: each costs on every line that it stands on. */
const MAX_QUOTE_MARKERS = 40_000
/** What is looked for to the end of its passage (backticks, ends of comments), times its length. */
const MAX_SCAN_WORK = 40_000_000

const DELIMITER = /[*_~]/g
const SCAN = /`+|<[!?]/g
const BRACKET = /[[\]]/g
const SIGN = /[<>&\\![\]*_~`:@|]/g
const BAR = /\|/g
const BARE_LINK = /:\/\/|www\.|@/gi
const FOOTNOTE = /^ {0,3}\[\^[^\]]+\]:/
const QUOTE_MARKERS = /^[ \t]*(?:>[ \t]*)+/
const DEEP_LINE = /^[ \t]{64,}(?:[-*+]|\d{1,9}[.)])[ \t]/
const MANY_MARKERS = new RegExp(
  String.raw`^(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]))){${MAX_MARKERS + 1}}(?![-*_ \t]*$)`,
)

type Passage = {
  delimiters: number
  brackets: number
  scans: number
  tableLines: number
  length: number
}

const emptyPassage = (): Passage => ({
  delimiters: 0,
  brackets: 0,
  scans: 0,
  tableLines: 0,
  length: 0,
})

/** Signs and blanks that could be a rule, or lists in lists, to their very end. */
const LONG_RULE = /^(?=.* )[-*+_ \t]{1000,}$/

/** Whether reading a body as Markdown could take very long; such a body is shown as its source. */
export function isTooDear(body: string): boolean {
  if (body.length > MAX_LENGTH) return true
  const lines = body.split(/\r\n|\n|\r/)
  if (lines.length > MAX_LINES) return true
  const total = { deepLines: 0, footnotes: 0, quoteMarkers: 0, signs: 0, bars: 0, links: 0 }
  let passage = emptyPassage()
  let blankLines = 0
  for (const line of lines) {
    if (line.trim() === '') {
      if (++blankLines > MAX_BLANK_LINES) return true
      passage = emptyPassage()
      continue
    }
    blankLines = 0
    addLine(passage, line)
    if (DEEP_LINE.test(line)) total.deepLines++
    if (FOOTNOTE.test(line)) total.footnotes++
    total.quoteMarkers += (QUOTE_MARKERS.exec(line)?.[0].split('>').length ?? 1) - 1
    total.signs += countOf(SIGN, line)
    total.bars += countOf(BAR, line)
    total.links += countOf(BARE_LINK, line)
    if (isDearPassage(passage) || MANY_MARKERS.test(line)) return true
    if (LONG_RULE.test(line)) return true
    if (total.deepLines > MAX_DEEP_LINES || total.footnotes > MAX_FOOTNOTES) return true
    if (total.quoteMarkers > MAX_QUOTE_MARKERS || total.signs > MAX_SIGNS) return true
    if (total.bars > MAX_BARS || total.links > MAX_BARE_LINKS) return true
  }
  return false
}

function addLine(passage: Passage, line: string): void {
  passage.delimiters += countOf(DELIMITER, line)
  passage.brackets += countOf(BRACKET, line)
  passage.scans += countOf(SCAN, line)
  passage.tableLines += line.includes('|') ? 1 : 0
  passage.length += line.length
}

function countOf(pattern: RegExp, line: string): number {
  return line.match(pattern)?.length ?? 0
}

function isDearPassage(passage: Passage): boolean {
  return (
    passage.length > MAX_PASSAGE_LENGTH ||
    passage.delimiters > MAX_DELIMITERS ||
    passage.brackets > MAX_BRACKETS ||
    passage.tableLines > MAX_TABLE_LINES ||
    passage.scans * passage.length > MAX_SCAN_WORK
  )
}
