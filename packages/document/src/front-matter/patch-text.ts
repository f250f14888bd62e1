import type { Scalar } from 'yaml'
import { lineEndOf } from '../text/lines.ts'

/**
 * The source of a text over several lines (literal, folded, or plain) with only the changed
 * characters written anew: each character of the value is found in the source, where a blank may be
 * a line end. Null when it is not such a text, or a character is not found.
 */
export function patchText(node: Scalar, value: string, source: string): string | null {
  const old = node.value
  const [start, end] = node.range ?? [0, 0]
  const text = source.slice(start, end)
  if (typeof old !== 'string' || !/[\r\n]/.test(text.trimEnd()) || /^["']/.test(text)) return null
  const isFolded = node.type !== 'BLOCK_LITERAL'
  const isBlock = node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED'
  const head = isBlock ? text.search(/[\r\n]/) : 0
  const indent = /[\r\n]([ \t]*)[^\s]/.exec(text)?.[1] ?? ''
  const places = placesOf(old, text, { from: head, indent, isFolded })
  if (places === null) return null
  const lineEnd = lineEndOf(text)
  return changesBetween(old, value).reduceRight((patched, { start, end, put }) => {
    const written = put.replace(/\n/g, (isFolded ? lineEnd + lineEnd : lineEnd) + indent)
    const [from, to] = [places[start] ?? text.length, places[end] ?? text.length]
    return patched.slice(0, from) + written + patched.slice(to)
  }, text)
}

/** A stretch of a text and what stands there in another one. */
interface Change {
  readonly start: number
  readonly end: number
  readonly put: string
}

/** Above this product of words, all that stands between the first change and the last counts as changed. */
const MAX_CELLS = 250_000

/** What differs between two texts, in their order: whole words first, then no more of these than differs. */
function changesBetween(old: string, value: string): readonly Change[] {
  const whole = narrowed(old, { start: 0, end: old.length, put: value })
  const [before, after] = [old.slice(whole.start, whole.end), whole.put].map(
    (text) => text.match(/\S+\s*|\s+/g) ?? [],
  )
  if (before === undefined || after === undefined) return [whole]
  if (before.length * after.length > MAX_CELLS) return [whole]
  const changes: Change[] = []
  let start = whole.start
  let [row, column] = [0, 0]
  for (const shared of [
    ...sharedWords(before, after),
    { row: before.length, column: after.length },
  ]) {
    const end = start + before.slice(row, shared.row).join('').length
    const put = after.slice(column, shared.column).join('')
    if (end > start || put !== '') changes.push(narrowed(old, { start, end, put }))
    start = end + (before[shared.row]?.length ?? 0)
    row = shared.row + 1
    column = shared.column + 1
  }
  return changes
}

/** A change without what is equal at its ends. */
function narrowed(old: string, { start, end, put }: Change): Change {
  let head = 0
  const most = Math.min(end - start, put.length)
  while (head < most && old[start + head] === put[head]) head++
  let tail = 0
  while (tail < most - head && old[end - 1 - tail] === put.at(-1 - tail)) tail++
  return { start: start + head, end: end - tail, put: put.slice(head, put.length - tail) }
}

/** The longest sequence of words that two texts have in common, by their places. */
function sharedWords(
  before: readonly string[],
  after: readonly string[],
): readonly { readonly row: number; readonly column: number }[] {
  const width = after.length + 1
  const longest = new Uint32Array((before.length + 1) * width)
  const at = (row: number, column: number) => longest[row * width + column] ?? 0
  for (let row = before.length - 1; row >= 0; row--) {
    for (let column = after.length - 1; column >= 0; column--) {
      longest[row * width + column] =
        before[row] === after[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1))
    }
  }
  const shared: { row: number; column: number }[] = []
  for (let row = 0, column = 0; row < before.length && column < after.length;) {
    if (before[row] === after[column]) shared.push({ row: row++, column: column++ })
    else if (at(row + 1, column) >= at(row, column + 1)) row++
    else column++
  }
  return shared
}

interface Writing {
  /** Where the line ends that stands before the text. */
  readonly from: number
  readonly indent: string
  /** A line end stands for a blank, two for one. */
  readonly isFolded: boolean
}

/** Where each character of a value stands in its source, and where what follows the last one does. */
function placesOf(
  value: string,
  text: string,
  { from, indent, isFolded }: Writing,
): readonly number[] | null {
  const places: number[] = []
  let at = from
  const passLineEnd = (): boolean => {
    const blanks = isFolded ? (/^[ \t]*/.exec(text.slice(at, at + 100))?.[0].length ?? 0) : 0
    const end = /^(?:\r\n|\n|\r)/.exec(text.slice(at + blanks, at + blanks + 2))?.[0]
    if (end === undefined) return false
    at += blanks + end.length
    if (text.startsWith(indent, at)) at += indent.length
    return true
  }
  if (from > 0 && !passLineEnd()) return null
  const words = value.replace(/\n+$/, '')
  for (let index = 0; index < words.length; index++) {
    const unit = words[index]
    if (isFolded && words[index - 1] === '\n' && unit !== '\n') passLineEnd()
    places.push(at)
    if (unit !== '\n' && text[at] === unit) at++
    else if ((unit !== ' ' && unit !== '\n') || !passLineEnd()) return null
  }
  places.push(at)
  return places
}
