/**
 * Limits far above any text that people write, below which the parser stays under a second or two:
 * its time grows with the square of the delimiters of a passage and of the depth of lists.
 */
const MAX_DELIMITERS = 4000
const MAX_BRACKETS = 4000
const MAX_MARKERS = 24
const MAX_DEEP_LINES = 40

const DELIMITER_RUN = /\*+|_+|~+/g
const DEEP_LINE = /^[ \t]{64,}(?:[-*+]|\d{1,9}[.)])[ \t]/
const MANY_MARKERS = new RegExp(
  String.raw`^(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]))){${MAX_MARKERS + 1}}(?![-*_ \t]*$)`,
)

/** Whether reading a body as Markdown could take very long; such a body is shown as its source. */
export function isTooDear(body: string): boolean {
  let delimiters = 0
  let brackets = 0
  let deepLines = 0
  for (const line of body.split(/\r\n|\n|\r/)) {
    if (line.trim() === '') {
      delimiters = 0
      brackets = 0
      continue
    }
    delimiters += line.match(DELIMITER_RUN)?.length ?? 0
    brackets += line.split('[').length - 1
    if (DEEP_LINE.test(line)) deepLines++
    if (delimiters > MAX_DELIMITERS || brackets > MAX_BRACKETS || deepLines > MAX_DEEP_LINES)
      return true
    if (MANY_MARKERS.test(line)) return true
  }
  return false
}
