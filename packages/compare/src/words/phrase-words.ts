import { MOSTLY_NEW } from './alike.ts'
import { newBudget } from './diff-tokens.ts'
import { diffWords } from './diff-words.ts'
import type { WordChange } from './diff-words.ts'

/** The words of a short text against those it came from; a text that is mostly new is told whole. */
export function phraseWords(before: string, after: string): readonly WordChange[] {
  const words = diffWords(before, after, newBudget())
  const lettersOf = (some: readonly WordChange[]): number =>
    some.reduce((sum, { text }) => sum + text.length, 0)
  const changed = lettersOf(words.filter(({ kind }) => kind !== 'same'))
  if (changed <= MOSTLY_NEW * lettersOf(words)) return words
  const whole = [
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ] as const
  return whole.filter(({ text }) => text !== '')
}
