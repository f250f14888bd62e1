import type { Budget } from '../words/diff-tokens.ts'
import { diffTokens } from '../words/diff-tokens.ts'

const STEPS = 1_000_000

/**
 * Finds the words of a text in the source that it was drawn from: for each word of `drawn` the place of the same one
 * in `source`, in the order of both; null for words that the source does not have.
 */
export function alignWords(
  source: readonly string[],
  drawn: readonly string[],
): readonly (number | null)[] {
  const budget: Budget = { left: STEPS, degraded: false }
  const places = drawn.map((): number | null => null)
  for (const { kind, before, after, length } of diffTokens(source, drawn, budget)) {
    if (kind !== 'same') continue
    for (let at = 0; at < length; at++) places[after + at] = before + at
  }
  return places
}
