import type { Budget, Run } from '../words/diff-tokens.ts'
import { diffTokens } from '../words/diff-tokens.ts'
import type { Unit } from '../reading/unit.ts'
import { matchUnits } from '../matching/match-units.ts'
import { SAME_ORIGIN } from '../words/alike.ts'
import { tokenKey, toTokens, toWords } from '../words/words.ts'
import type { Sheet } from './origin-run.ts'
import { NOBODY } from './origin-run.ts'
import type { Part } from './part.ts'
import { pieceText } from './part.ts'
import type { Span } from './pieces.ts'

// Changes of one text beyond this many squared are not looked into word by word: some ten milliseconds.
const STEPS = 250_000
// A wholly new text of this length shares words with the old one by chance only.
const MAX_CHARACTERS = 200_000
// Fewer words in a row, in sentences that are not the same one, say nothing about where they came from (2 and 4 trace all tested texts alike).
const MIN_SHARED_WORDS = 3

/**
 * Gives words of sentences that the other text does not have the origin they had: in the sentence that became this
 * one, wherever it stood; then, for what has no such sentence, in one comparison of all of them. Words that have an
 * origin keep it.
 */
export function traceWords(before: Part, after: Part): void {
  if (before.pieces.length === 0 || lengthOf(before) + lengthOf(after) > MAX_CHARACTERS) return
  const budget: Budget = { left: STEPS, degraded: false }
  const { afterOf, beforeOf } = matchUnits(unitsOf(before), unitsOf(after))
  afterOf.forEach((j, i) => {
    const from = before.pieces[i]
    const to = after.pieces[j ?? -1]
    if (!from || !to) return
    const sides = [toSide(before, [from]), toSide(after, [to])] as const
    traceRuns(...sides, { budget, isTrusted: () => true })
  })
  // A sentence that was cut in two, or two made one: all of both sides, so that the order tells what belongs together.
  if (!afterOf.includes(null) && !beforeOf.includes(null)) return
  const sides = [toSide(before, before.pieces), toSide(after, after.pieces)] as const
  traceRuns(...sides, { budget, isTrusted: (words) => words >= MIN_SHARED_WORDS })
}

function lengthOf({ pieces }: Part): number {
  return pieces.reduce((sum, { start, end }) => sum + end - start, 0)
}

function unitsOf(part: Part): readonly Unit[] {
  return part.pieces.map((piece) => {
    const text = pieceText(part, piece)
    return { key: text, kind: 'sentence', words: toWords(text), placeLikeness: SAME_ORIGIN }
  })
}

type Token = { readonly key: string; readonly start: number }
type Side = { readonly sheet: Sheet; readonly tokens: readonly Token[] }

function toSide({ sheet }: Part, pieces: readonly Span[]): Side {
  const tokens = pieces.flatMap(({ start, end }) => {
    let at = start
    return toTokens(sheet.text.slice(start, end)).map((piece): Token => {
      at += piece.length
      return { key: tokenKey(piece), start: at - piece.length }
    })
  })
  return { sheet, tokens }
}

function traceRuns(
  before: Side,
  after: Side,
  { budget, isTrusted }: { budget: Budget; isTrusted: (words: number) => boolean },
): void {
  const keysOf = ({ tokens }: Side) => tokens.map(({ key }) => key)
  for (const run of diffTokens(keysOf(before), keysOf(after), budget)) {
    if (run.kind === 'same' && isTrusted(wordsIn(after, run))) copyRun(before, after, run)
  }
}

function wordsIn({ tokens }: Side, { after, length }: Run): number {
  return tokens.slice(after, after + length).filter(({ key }) => /[\p{L}\p{N}]/u.test(key)).length
}

function copyRun(before: Side, after: Side, { before: i, after: j, length }: Run): void {
  for (let at = 0; at < length; at++) {
    const from = before.tokens[i + at]
    const to = after.tokens[j + at]
    if (!from || !to || after.sheet.origins[to.start] !== NOBODY) continue
    const end = from.start + to.key.length
    after.sheet.origins.set(before.sheet.origins.subarray(from.start, end), to.start)
  }
}
