import { bodyStartOf } from '../front-matter/fence.ts'
import { lazyLines } from './lazy-lines.ts'
import { vainWork } from './vain-work.ts'

/**
 * Limits far above any text that people write, below which reading stays under a second or so: the
 * parser's time grows with the square of the delimiters and of the brackets of a passage, of the
 * depth of lists, of the rows of a table, of underlined headings, of lines that leave their list or quote
 * without ending it and of the number of footnotes; each run of backticks reads on to the end of its
 * passage; and saving reads a changed passage several times.
 */
const MAX_LENGTH = 1_000_000
const MAX_LINES = 60_000
/** Items of lists: each costs as much as a hundred characters. */
const MAX_ITEMS = 20_000
const MAX_UNDERLINES = 3000
/** Lines that go on in words of a list or quote without its indent or marker: the parser looks back for each. */
const MAX_LAZY_LINES = 2500
/** Blank lines in a row: each is looked at again for each list around it. */
const MAX_BLANK_LINES = 10_000
/** Characters that the parser looks at more than once, in a whole body. */
const MAX_SIGNS = 150_000
/** Bars, each of which may end a cell, and what may begin a link without brackets; in a whole body. */
const MAX_BARS = 25_000
const MAX_BARE_LINKS = 40_000
const MAX_PASSAGE_LENGTH = 100_000
/** Delimiters of a passage times themselves, in a whole body; a passage alone may have 4,000. */
const MAX_DELIMITER_WORK = 16_000_000
/** As for delimiters: what links in links cost more. */
const MAX_BRACKET_WORK = 16_000_000
const MAX_MARKERS = 24
const MAX_DEEP_LINES = 40
const MAX_TABLE_LINES = 5000
const MAX_FOOTNOTES = 1000
/** Markers of quotes in a whole body: each costs on every line that it stands on. */
const MAX_QUOTE_MARKERS = 40_000
/** Characters read in vain, for what nothing ends (backticks, comments), in a whole body. */
const MAX_VAIN_WORK = 10_000_000

const DELIMITER = /[*_~]/g
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

const ITEMS = /^(?:[ \t>]*(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$))+/
const MARKER = /[-*+.)]/g
const UNDERLINE = /^ {0,3}(?:=+|-+)[ \t]*$/

type Passage = {
  readonly lines: string[]
  delimiters: number
  brackets: number
  tableLines: number
  length: number
}

const emptyPassage = (): Passage => ({
  lines: [],
  delimiters: 0,
  brackets: 0,
  tableLines: 0,
  length: 0,
})

/** What adds up in a whole body. */
type Total = {
  deepLines: number
  footnotes: number
  quoteMarkers: number
  signs: number
  bars: number
  links: number
  items: number
  /** For each line the items that it begins, times themselves: one in another costs more than one behind another. */
  nestedWork: number
  underlines: number
  lazyLines: number
  delimiterWork: number
  bracketWork: number
  vainWork: number
}

/** Signs and blanks that could be a rule, or lists in lists, to their very end. */
const LONG_RULE = /^(?=.* )[-*+_ \t]{1000,}$/

/**
 * Whether a text would take too long to read as Markdown: it opens as one island with all of its
 * source, so whoever shows it should show the source view.
 */
export function needsSourceView(text: string): boolean {
  return isTooDear(text.slice(bodyStartOf(text)))
}

/** Whether reading a body as Markdown could take very long; such a body is shown as its source. */
export function isTooDear(body: string): boolean {
  return extraCost(body) === Infinity
}

/**
 * What reading a body as Markdown costs beside its characters and lines, in what a character of plain words costs
 * (about one and a half microseconds); `Infinity` when it could take very long, so that it is taken for one island.
 */
export function extraCost(body: string): number {
  if (body.length > MAX_LENGTH) return Infinity
  const lines = body.split(/\r\n|\n|\r/)
  if (lines.length > MAX_LINES) return Infinity
  const total: Total = {
    deepLines: 0,
    footnotes: 0,
    quoteMarkers: 0,
    signs: 0,
    bars: 0,
    links: 0,
    items: 0,
    nestedWork: 0,
    underlines: 0,
    lazyLines: 0,
    delimiterWork: 0,
    bracketWork: 0,
    vainWork: 0,
  }
  let passage = emptyPassage()
  let blankLines = 0
  for (const line of lines) {
    if (line.trim() === '') {
      if (++blankLines > MAX_BLANK_LINES) return Infinity
      endPassage(total, passage)
      if (isDear(total)) return Infinity
      passage = emptyPassage()
      continue
    }
    blankLines = 0
    if (passage.length > 0 && UNDERLINE.test(line)) total.underlines++
    addLine(total, line)
    addToPassage(passage, line)
    if (isDearPassage(passage) || MANY_MARKERS.test(line) || LONG_RULE.test(line)) return Infinity
    if (isDear(total)) return Infinity
  }
  endPassage(total, passage)
  return isDear(total) ? Infinity : costOf(total)
}

function costOf(total: Total): number {
  return (
    total.items * 25 +
    total.nestedWork +
    total.underlines ** 2 / 36 +
    total.lazyLines ** 2 / 30 +
    total.delimiterWork / 120 +
    total.bracketWork / 50 +
    total.vainWork / 25
  )
}

function addLine(total: Total, line: string): void {
  if (DEEP_LINE.test(line)) total.deepLines++
  if (FOOTNOTE.test(line)) total.footnotes++
  total.quoteMarkers += (QUOTE_MARKERS.exec(line)?.[0].split('>').length ?? 1) - 1
  total.signs += countOf(SIGN, line)
  total.bars += countOf(BAR, line)
  total.links += countOf(BARE_LINK, line)
  const items = countOf(MARKER, ITEMS.exec(line)?.[0] ?? '')
  total.items += items
  total.nestedWork += items ** 2
}

function addToPassage(passage: Passage, line: string): void {
  passage.lines.push(line)
  passage.delimiters += countOf(DELIMITER, line)
  passage.brackets += countOf(BRACKET, line)
  passage.tableLines += line.includes('|') ? 1 : 0
  passage.length += line.length
}

function endPassage(total: Total, { lines, delimiters, brackets }: Passage): void {
  total.lazyLines += lazyLines(lines)
  total.delimiterWork += delimiters ** 2
  total.bracketWork += brackets ** 2
  total.vainWork += vainWork(lines)
}

function countOf(pattern: RegExp, line: string): number {
  return line.match(pattern)?.length ?? 0
}

function isDearPassage({ length, tableLines }: Passage): boolean {
  return length > MAX_PASSAGE_LENGTH || tableLines > MAX_TABLE_LINES
}

function isDear(total: Total): boolean {
  return (
    total.deepLines > MAX_DEEP_LINES ||
    total.footnotes > MAX_FOOTNOTES ||
    total.quoteMarkers > MAX_QUOTE_MARKERS ||
    total.signs > MAX_SIGNS ||
    total.bars > MAX_BARS ||
    total.links > MAX_BARE_LINKS ||
    total.items > MAX_ITEMS ||
    total.underlines > MAX_UNDERLINES ||
    total.lazyLines > MAX_LAZY_LINES ||
    total.delimiterWork > MAX_DELIMITER_WORK ||
    total.bracketWork > MAX_BRACKET_WORK ||
    total.vainWork > MAX_VAIN_WORK
  )
}
