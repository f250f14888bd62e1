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

function cut(line: string, prefix: string): string {
  if (line.startsWith(prefix)) return line.slice(prefix.length)
  let at = 0
  while (at < prefix.length && at < line.length && line[at] === prefix[at]) at++
  // a shorter blank line, or a lazy one
  return line.slice(at)
}
