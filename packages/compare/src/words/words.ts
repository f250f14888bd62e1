const unspacedScript =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

// A number with its separators, a word (hyphens inside, an elision's apostrophe last), one sign,
// or leading blanks: each with the blanks that follow it.
const token =
  /\p{N}+(?:[:.,]\p{N}+)+\s*|[\p{L}\p{M}\p{N}_]+(?:-[\p{L}\p{M}\p{N}_]+)*['’]?\s*|[^\p{L}\p{M}\p{N}_\s]\s*|\s+/gu

const segmenter = new Intl.Segmenter('und', { granularity: 'word' })

/**
 * Cuts a text into words that carry the blanks after them; joined again they are the text.
 * Scripts without blanks are cut by `Intl.Segmenter`, all others by a pattern (a hundred times faster).
 */
export function toTokens(text: string): readonly string[] {
  const pieces = toPieces(text)
  if (!unspacedScript.test(text)) return pieces
  const tokens: string[] = []
  for (const piece of pieces) {
    if (unspacedScript.test(piece)) {
      for (const { segment } of segmenter.segment(piece)) tokens.push(segment)
    } else tokens.push(piece)
  }
  return tokens
}

/** As `toTokens`, with scripts without blanks cut at signs only: for texts that are too long for more. */
export function toPieces(text: string): readonly string[] {
  return text.match(token) ?? []
}

/** What decides whether two tokens are the same word: the blank behind it does not. */
export function tokenKey(piece: string): string {
  return piece.trimEnd() || ' '
}

// What a token is without the blanks and signs around it: the apostrophe of an elision, marks of emphasis.
const bareWord = /[\p{L}\p{N}](?:.*[\p{L}\p{M}\p{N}])?/su

/** The words of a text for measuring likeness: lower case, without blanks and signs. */
export function toWords(text: string): readonly string[] {
  const words: string[] = []
  for (const piece of toTokens(text)) {
    const word = bareOf(piece)
    if (word !== undefined) words.push(word.toLowerCase())
  }
  return words
}

/** Most words begin and end with a plain letter: those need no pattern. */
function bareOf(piece: string): string | undefined {
  const word = piece.trimEnd()
  return isPlain(word.charCodeAt(0)) && isPlain(word.charCodeAt(word.length - 1))
    ? word
    : bareWord.exec(piece)?.[0]
}

/** Whether a UTF-16 unit is a letter or digit of ASCII; no unit (NaN) is none. */
function isPlain(unit: number): boolean {
  return (
    (unit >= 0x61 && unit <= 0x7a) ||
    (unit >= 0x30 && unit <= 0x39) ||
    (unit >= 0x41 && unit <= 0x5a)
  )
}

/** How often each word stands in a text. */
export type Bag = ReadonlyMap<string, number>

/** The different words of a text, in their order, each with how often it stands there. */
export function bagOf(words: readonly string[]): Bag {
  const bag = new Map<string, number>()
  for (const word of words) bag.set(word, (bag.get(word) ?? 0) + 1)
  return bag
}

/** Shared words over all words, repeats counted (Dice): 0 for strangers, 1 for equal bags. */
export function likeness(before: readonly string[], after: readonly string[]): number {
  const total = before.length + after.length
  return total === 0 ? 0 : (2 * sharedBy(bagOf(before), bagOf(after))) / total
}

/** How many words two texts share, repeats counted. */
export function sharedBy(before: Bag, after: Bag): number {
  const [small, large] = before.size < after.size ? [before, after] : [after, before]
  let shared = 0
  for (const [word, count] of small) shared += Math.min(count, large.get(word) ?? 0)
  return shared
}
