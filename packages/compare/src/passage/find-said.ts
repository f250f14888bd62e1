import type { PassageSpan } from './passage-span.ts'
import { isWorthSearching } from './stood-still.ts'

// Fewer words in a row say nothing about where they came from; a test holds both sides of this border.
const MIN_WORDS = 3

/** Where a text says the words of a passage, once and to the letter; null where it does not, or they are too few. */
export function findSaid(text: string, passage: string): PassageSpan | null {
  if (!isWorthSearching(passage.length, text.length)) return null
  if ((passage.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) < MIN_WORDS) return null
  const start = text.indexOf(passage)
  if (start < 0 || text.includes(passage, start + 1)) return null
  const end = start + passage.length
  const isCut = isInWord(text, start) || isInWord(text, end)
  return isCut ? null : { start, end }
}

function isInWord(text: string, at: number): boolean {
  return /^[\p{L}\p{N}]{2}$/u.test(text.slice(at - 1, at + 1))
}
