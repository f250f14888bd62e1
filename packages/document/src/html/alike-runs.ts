/** Characters of a value; `from` is where the same ones stand in a text, null where they do not. */
export interface AlikeRun {
  readonly words: string
  readonly from: number | null
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu
const LETTER = /[\p{L}\p{M}\p{N}]/u

// how far ahead a word is looked for: past a mark of the text, an entity for each sign, the start of a line
const AHEAD = 64
const AHEAD_OF_SIGN = 16
const FAR_AHEAD = 2000

/**
 * Finds the characters of a parsed value in the part of the text that it was parsed from. Words are looked for one
 * after the other; what is between them counts as standing there where it is the same.
 */
export function alikeRuns(
  value: string,
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
): readonly AlikeRun[] {
  const runs: { words: string; from: number | null }[] = []
  let read = 0
  let at = start
  const add = (words: string, from: number | null): void => {
    const last = runs.at(-1)
    const goesOn = last !== undefined && (from === null ? last.from === null : endOf(last) === from)
    if (goesOn) last.words += words
    else if (words !== '') runs.push({ words, from })
  }
  for (const { 0: word, index } of value.matchAll(WORD)) {
    const between = value.slice(read, index)
    const reach = Math.min(FAR_AHEAD, AHEAD + AHEAD_OF_SIGN * between.length)
    const from = placeOf(word, text, { start: at, end: Math.min(end, at + reach + word.length) })
    if (from === null) continue
    add(between, text.slice(at, from) === between ? at : null)
    add(word, from)
    read = index + word.length
    at = from + word.length
  }
  const rest = value.slice(read)
  const isThere = at + rest.length <= end && text.startsWith(rest, at)
  add(rest, isThere ? at : null)
  return runs
}

/** Where a whole word stands first in a part of the text. */
function placeOf(
  word: string,
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
): number | null {
  const part = text.slice(start, end)
  for (let at = part.indexOf(word); at >= 0; at = part.indexOf(word, at + 1)) {
    const before = text[start + at - 1] ?? ''
    const after = text[start + at + word.length] ?? ''
    if ((at === 0 || !LETTER.test(before)) && !LETTER.test(after)) return start + at
  }
  return null
}

function endOf({ words, from }: AlikeRun): number | null {
  return from === null ? null : from + words.length
}
