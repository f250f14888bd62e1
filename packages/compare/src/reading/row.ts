/** A row in its cells; `frame` are the bars and padding around them, one more than there are cells. */
export type Row = { readonly cells: readonly string[]; readonly frame: readonly string[] }

/** Takes a line of a table apart. A bar behind a backslash is text (GitHub's tables, section 4.10 of its specification). */
export function toRow(line: string): Row {
  const body = line.trim()
  const parts = line.split(/(?<!\\)\|/)
  const from = body.startsWith('|') ? 1 : 0
  const to = body.length > 1 && /(?<!\\)\|$/.test(body) ? parts.length - 1 : parts.length
  const cells: string[] = []
  const frame: string[] = []
  let open = from === 1 ? `${parts[0] ?? ''}|` : ''
  for (const part of parts.slice(from, to)) {
    const text = part.trim()
    const start = text === '' ? Math.min(1, part.length) : part.indexOf(text)
    cells.push(text)
    frame.push(open + part.slice(0, start))
    open = `${part.slice(start + text.length)}|`
  }
  frame.push(to < parts.length ? open + (parts.at(-1) ?? '') : open.slice(0, -1))
  return { cells, frame }
}
