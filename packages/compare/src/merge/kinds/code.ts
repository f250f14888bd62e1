import { newBudget } from '../../words/diff-tokens.ts'
import { mergeTokens } from './merge-tokens.ts'
import type { Piece } from '../piece.ts'
import { clash } from '../piece.ts'
import type { Three } from '../three.ts'
import { mapThree } from '../three.ts'

/**
 * Code (and HTML) that both sides changed: merged line by line, with a flag, where at least one line stands between
 * their changes; else a decision about the whole block.
 */
export function mergeCode(texts: Three<string>): readonly Piece[] {
  const lines = mapThree(texts, (text) => text.split(/(?<=\n)/))
  const passages = mergeTokens(lines, {
    keyOf: (line) => line,
    isBetween: (line) => line.trim() !== '',
    budget: newBudget(),
  })
  if (!passages) return [clash('content', texts)]
  return [{ kind: 'flag', flag: 'same-code', path: [] }, ...passages]
}
