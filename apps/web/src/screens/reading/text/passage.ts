/** Where a quotation stands: the words before and after it tell equal ones apart. */
export type Anchor = {
  readonly quote: string
  readonly prefix: string | null
  readonly suffix: string | null
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
}

const decode = (entity: string): string => {
  const code = /^&#(x?)([0-9a-f]+);$/i.exec(entity)
  if (code !== null) {
    const point = Number.parseInt(code[2] ?? '', code[1] === '' ? 10 : 16)
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : ' '
  }
  return named[entity.slice(1, -1)] ?? entity
}

type Character = { readonly text: string; readonly start: number; readonly end: number }

// a tag with its quoted attributes, an entity, or one character
const pieces = /<(?:[^>"']|"[^"]*"|'[^']*')*>|&(?:#x?[0-9a-f]+|[a-z]+);|[\s\S]/giu

/** The characters people read in a piece of HTML, with their places; white space counts once. */
const characters = (html: string): readonly Character[] => {
  const found: Character[] = []
  for (const match of html.matchAll(pieces)) {
    const [piece] = match
    if (piece.startsWith('<') && piece.length > 1) continue
    const text = piece.startsWith('&') && piece.length > 1 ? decode(piece) : piece
    const blank = /^\s$/u.test(text)
    if (blank && (found.at(-1)?.text ?? ' ') === ' ') continue
    found.push({ text: blank ? ' ' : text, start: match.index, end: match.index + piece.length })
  }
  return found
}

const flatten = (text: string): string => text.replace(/\s+/gu, ' ')

// a tag with its quoted attributes, or an entity
const marks = /<(?:[^>"']|"[^"]*"|'[^']*')*>|&(?:#x?[0-9a-f]+|[a-z]+);/giu

/** The words of a piece of HTML without its tags. The server asks for each passage of a page. */
export const plainOf = (html: string): string =>
  flatten(html.replace(marks, (mark) => (mark.startsWith('<') ? '' : decode(mark)))).trim()

const commonEnd = (a: string, b: string): number => {
  let length = 0
  while (length < a.length && length < b.length && a.at(-1 - length) === b.at(-1 - length))
    length += 1
  return length
}

const commonStart = (a: string, b: string): number => {
  let length = 0
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1
  return length
}

/** Place of a quotation in plain text, the best fit by what stands around it; -1 when it is not there. */
export const findQuote = (text: string, anchor: Anchor): number => {
  const quote = flatten(anchor.quote).trim()
  if (quote === '') return -1
  let best = -1
  let bestFit = -1
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
    const fit =
      commonEnd(text.slice(0, at), flatten(anchor.prefix ?? '')) +
      commonStart(text.slice(at + quote.length), flatten(anchor.suffix ?? ''))
    if (fit > bestFit) [best, bestFit] = [at, fit]
  }
  return best
}

/**
 * The HTML with a quotation put in `<mark>`, tag by tag, so that elements stay nested.
 * Null when the quotation is not there. `details` is the id of the note that speaks of it.
 */
export const markQuote = (html: string, anchor: Anchor, details: string): string | null => {
  const read = characters(html)
  const points = read.map((one) => one.text).join('')
  // a code point may be two units long: count units so that indices fit
  const units = read.flatMap((one) => Array.from({ length: one.text.length }, () => one))
  const at = findQuote(points, anchor)
  if (at < 0) return null
  const first = units[at]
  const last = units[at + flatten(anchor.quote).trim().length - 1]
  if (first === undefined || last === undefined) return null
  const inside = html.slice(first.start, last.end)
  const marked = inside
    .split(/(<(?:[^>"']|"[^"]*"|'[^']*')*>)/u)
    .map((piece) =>
      piece === '' || piece.startsWith('<') || piece.trim() === ''
        ? piece
        : `<mark class="marked" aria-details="${details}">${piece}</mark>`,
    )
    .join('')
  return html.slice(0, first.start) + marked + html.slice(last.end)
}
