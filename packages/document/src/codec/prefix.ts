/** Everything but blanks and quote marks made a space: what the next line of a container starts with. */
export function blanked(line: string): string {
  return line.replace(/[^ \t>]/g, ' ')
}

/** Lines joined for a place whose lines start with `prefix`; the first one stands there already. */
export function indentLines(text: string, prefix: string, lineEnd: string): string {
  const empty = prefix.trimEnd()
  return text
    .split('\n')
    .map((line, index) => (index === 0 ? line : (line === '' ? empty : prefix) + line))
    .join(lineEnd)
}

/** The lines of a slice without the prefix of the container it stands in, joined by LF. */
export function withoutPrefix(source: string, prefix: string): string {
  const lines = source.split(/\r\n|\n|\r/)
  if (prefix === '') return lines.join('\n')
  return lines.map((line, index) => (index === 0 ? line : cut(line, prefix))).join('\n')
}

/** As `withoutPrefix` for a line of text, where blanks at the start of a line mean nothing. */
export function bareLine(source: string, prefix: string): string {
  const quotes = prefix.split('>').length - 1
  const start = new RegExp(String.raw`(?:\r\n|\n|\r)(?:[ \t]*>){0,${quotes}}[ \t]*`, 'g')
  return source.replace(start, '\n')
}

/**
 * The indent of a block in its container, in blanks: `before` is all that stands before it on its line, which on the
 * first line of an item are markers and not `prefix` itself.
 */
export function leadAfter(prefix: string, before: string): string {
  const line = blanked(before)
  const at = endOfPrefix(line, prefix)
  const width = widthBehind(line.slice(0, at), line.slice(at))
  const words = before.trimEnd()
  const isLead = /^[ \t]*$/.test(line.slice(at)) && width <= columnsOf(before) - columnsOf(words)
  return isLead ? ' '.repeat(width) : ''
}

function cut(line: string, prefix: string): string {
  const at = endOfPrefix(line, prefix)
  const [before, rest] = [line.slice(0, at), line.slice(at)]
  if (!before.endsWith('>')) return rest
  const blanks = /^[ \t]*/.exec(rest)?.[0] ?? ''
  return ' '.repeat(widthBehind(before, blanks)) + rest.slice(blanks.length)
}

/** Where a line goes on after a prefix, of which a shorter blank line, or a lazy one, has less. */
function endOfPrefix(line: string, prefix: string): number {
  let at = 0
  while (at < prefix.length && at < line.length && line[at] === prefix[at]) at++
  return at
}

/** Columns of blanks behind `before`, of which a quote mark takes one (CommonMark 0.31, section 5.1). */
function widthBehind(before: string, blanks: string): number {
  const width = columnsOf(before + blanks) - columnsOf(before)
  return before.endsWith('>') && width > 0 ? width - 1 : width
}

/** Columns from one tab stop to the next (CommonMark 0.31, section 2.2). */
const TAB = 4

function columnsOf(line: string): number {
  return [...line].reduce((at, sign) => at + (sign === '\t' ? TAB - (at % TAB) : 1), 0)
}
