import type { Budget } from './diff-tokens.ts'
import { diffTokens } from './diff-tokens.ts'
import { tokenKey, toTokens } from './words.ts'

/** A stretch of words that stands in both texts or in one only. */
export type WordChange = {
  readonly kind: 'same' | 'added' | 'removed'
  readonly text: string
}

/**
 * The words of a changed passage. Same and added together are the new text to the byte; same and removed are
 * the old one, except that a word counts as the same whatever blank follows it (a re-wrapped line).
 */
export function diffWords(before: string, after: string, budget: Budget): readonly WordChange[] {
  const from = toTokens(before)
  const to = toTokens(after)
  return diffTokens(from.map(tokenKey), to.map(tokenKey), budget).map(
    ({ kind, before: i, after: j, length }): WordChange => ({
      kind,
      text: (kind === 'removed' ? from.slice(i, i + length) : to.slice(j, j + length)).join(''),
    }),
  )
}
