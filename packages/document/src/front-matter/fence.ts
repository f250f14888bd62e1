import { lineEndAt } from '../text/lines.ts'

/** Where the parts of a text lie, as UTF-16 offsets; the fences are lines of three hyphens. */
export interface Fences {
  readonly start: number
  readonly contentStart: number
  readonly contentEnd: number
  readonly end: number
}

const FENCE = /^---[ \t]*$/

/** The length of the byte order mark, 0 or 1. */
export function markLength(text: string): number {
  return text.startsWith('\uFEFF') ? 1 : 0
}

/** Finds the front matter of a text, or null when the first line opens none or nothing closes it. */
export function findFences(text: string): Fences | null {
  const start = markLength(text)
  const firstEnd = lineEndAt(text, start)
  if (!FENCE.test(text.slice(start, firstEnd)) || firstEnd === text.length) return null
  const contentStart = afterLineEnd(text, firstEnd)
  for (let at = contentStart; at <= text.length;) {
    const end = lineEndAt(text, at)
    if (FENCE.test(text.slice(at, end))) {
      return { start, contentStart, contentEnd: at, end: afterLineEnd(text, end) }
    }
    if (end === text.length) return null
    at = afterLineEnd(text, end)
  }
  return null
}

/** The offset at which the Markdown body starts. */
export function bodyStartOf(text: string): number {
  return findFences(text)?.end ?? markLength(text)
}

function afterLineEnd(text: string, end: number): number {
  if (text[end] === '\r' && text[end + 1] === '\n') return end + 2
  return end < text.length ? end + 1 : end
}
