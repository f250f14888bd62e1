import type { PassageSpan } from './passage-span.ts'

/**
 * Where a passage stood in an older text, told without parsing: all that stands around it up to empty lines is there
 * word for word, behind the same beginning of the text, before the same end of it, or once in both texts. Null when
 * that cannot be said.
 */
export function stoodStill(newer: string, older: string, span: PassageSpan): PassageSpan | null {
  const around = stretchAround(newer, span)
  const start =
    startAtBeginning(newer, older, around) ??
    startAtEnd(newer, older, around) ??
    onlyStart(newer, older, around)
  if (start === null) return null
  const shift = start - around.start
  return { start: span.start + shift, end: span.end + shift }
}

function startAtBeginning(newer: string, older: string, around: PassageSpan): number | null {
  const isThere = older.startsWith(newer.slice(0, around.end)) && isBeforeEmpty(older, around.end)
  return isThere ? around.start : null
}

function startAtEnd(newer: string, older: string, around: PassageSpan): number | null {
  const start = around.start - newer.length + older.length
  if (start < 0 || !older.endsWith(newer.slice(around.start))) return null
  // a copy of what both texts begin with is no part of their common end
  return isAfterEmpty(older, start) && commonStart(newer, older) <= start ? start : null
}

function onlyStart(newer: string, older: string, { start, end }: PassageSpan): number | null {
  const longer = Math.max(newer.length, older.length)
  if (!isWorthSearching(end - start, longer)) return null
  const stretch = newer.slice(start, end)
  const found = older.indexOf(stretch)
  if (found < 0 || older.includes(stretch, found + 1)) return null
  if (newer.indexOf(stretch) !== start || newer.includes(stretch, start + 1)) return null
  const isWhole = isAfterEmpty(older, found) && isBeforeEmpty(older, found + stretch.length)
  return isWhole ? found : null
}

/**
 * Whether looking for so many letters in a text of this length takes no more than some ten milliseconds: in a text of
 * equal words, each letter may cost its whole length.
 */
export function isWorthSearching(letters: number, length: number): boolean {
  return letters * length <= MAX_SEARCH
}

const MAX_SEARCH = 50_000_000

function commonStart(a: string, b: string): number {
  let at = 0
  while (at < a.length && at < b.length && a.charCodeAt(at) === b.charCodeAt(at)) at++
  return at
}

/** A span widened to the empty lines around it, the line ends beside them left out. */
function stretchAround(text: string, { start, end }: PassageSpan): PassageSpan {
  let first = lineStart(text, start)
  while (!isAfterEmpty(text, first)) first = lineStart(text, first - 1)
  let last = lineEnd(text, end)
  while (!isBeforeEmpty(text, last)) last = lineEnd(text, last + 1)
  return { start: first, end: last }
}

function lineStart(text: string, at: number): number {
  return at <= 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1
}

function lineEnd(text: string, at: number): number {
  const found = text.indexOf('\n', at)
  return found < 0 ? text.length : found
}

/** Whether a line that starts here is the first one, or has an empty one above it. */
function isAfterEmpty(text: string, start: number): boolean {
  if (start <= 0) return true
  if (text[start - 1] !== '\n') return false
  return isBlank(text, lineStart(text, start - 1), start - 1)
}

/** Whether nothing stands behind this place on its line, and the next line is empty or there is none. */
function isBeforeEmpty(text: string, end: number): boolean {
  const own = lineEnd(text, end)
  if (!isBlank(text, end, own)) return false
  return own >= text.length || isBlank(text, own + 1, lineEnd(text, own + 1))
}

function isBlank(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    if (!/\s/.test(text[at] ?? '')) return false
  }
  return true
}
