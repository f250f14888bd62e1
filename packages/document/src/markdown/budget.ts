/**
 * Limits far above any text that people write, below which the parser stays under a second or two:
 * its time grows with the square of the delimiters of a passage, of the depth of lists, of the rows of
 * a table and of the number of footnotes; each run of backticks reads on to the end of its passage.
 */
const MAX_DELIMITERS = 4000
const MAX_BRACKETS = 4000
const MAX_MARKERS = 24
const MAX_DEEP_LINES = 40
const MAX_TABLE_LINES = 5000
const MAX_FOOTNOTES = 1000
/** Markers of quotes in a whole body: each costs on every line that it stands on. */
const MAX_QUOTE_MARKERS = 40_000
/** Runs of backticks times the length of their passage. */
const MAX_BACKTICK_WORK = 40_000_000

const DELIMITER_RUN = /\*+|_+|~+/g
const BACKTICK_RUN = /`+/g
const FOOTNOTE = /^ {0,3}\[\^[^\]]+\]:/
const QUOTE_MARKERS = /^[ \t]*(?:>[ \t]*)+/
const DEEP_LINE = /^[ \t]{64,}(?:[-*+]|\d{1,9}[.)])[ \t]/
const MANY_MARKERS = new RegExp(
  String.raw`^(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]))){${MAX_MARKERS + 1}}(?![-*_ \t]*$)`,
)

type Passage = {
  delimiters: number
  brackets: number
  backticks: number
  tableLines: number
  length: number
}

const emptyPassage = (): Passage => ({
  delimiters: 0,
  brackets: 0,
  backticks: 0,
  tableLines: 0,
  length: 0,
})

/** Whether reading a body as Markdown could take very long; such a body is shown as its source. */
export function isTooDear(body: string): boolean {
  let passage = emptyPassage()
  let deepLines = 0
  let footnotes = 0
  let quoteMarkers = 0
  for (const line of body.split(/\r\n|\n|\r/)) {
    if (line.trim() === '') {
      passage = emptyPassage()
      continue
    }
    addLine(passage, line)
    if (DEEP_LINE.test(line)) deepLines++
    if (FOOTNOTE.test(line)) footnotes++
    quoteMarkers += (QUOTE_MARKERS.exec(line)?.[0].split('>').length ?? 1) - 1
    if (isDearPassage(passage) || MANY_MARKERS.test(line)) return true
    if (deepLines > MAX_DEEP_LINES || footnotes > MAX_FOOTNOTES) return true
    if (quoteMarkers > MAX_QUOTE_MARKERS) return true
  }
  return false
}

function addLine(passage: Passage, line: string): void {
  passage.delimiters += line.match(DELIMITER_RUN)?.length ?? 0
  passage.brackets += line.split('[').length - 1
  passage.backticks += line.match(BACKTICK_RUN)?.length ?? 0
  passage.tableLines += line.includes('|') ? 1 : 0
  passage.length += line.length
}

function isDearPassage(passage: Passage): boolean {
  return (
    passage.delimiters > MAX_DELIMITERS ||
    passage.brackets > MAX_BRACKETS ||
    passage.tableLines > MAX_TABLE_LINES ||
    passage.backticks * passage.length > MAX_BACKTICK_WORK
  )
}
