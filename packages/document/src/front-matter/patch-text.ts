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
  const { start: first, end: after } = changedRange(old, value)
  const lineEnd = lineEndOf(text)
  const put = value
    .slice(first, value.length - (old.length - after))
    .replace(/\n/g, (isFolded ? lineEnd + lineEnd : lineEnd) + indent)
  return (
    text.slice(0, places[first] ?? text.length) + put + text.slice(places[after] ?? text.length)
  )
}

/** The stretch of the old text outside of which the new one is equal. */
function changedRange(
  old: string,
  value: string,
): { readonly start: number; readonly end: number } {
  let start = 0
  while (start < old.length && old[start] === value[start]) start++
  let tail = 0
  const most = Math.min(old.length, value.length) - start
  while (tail < most && old.at(-1 - tail) === value.at(-1 - tail)) tail++
  return { start, end: old.length - tail }
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
