import { newBudget, diffTokens } from '../words/diff-tokens.ts'
import { foldSigns } from '../reading/fold-signs.ts'
import { isClosed } from '../reading/sentences.ts'
import { tokenKey, toTokens } from '../words/words.ts'
import type { Passage } from './piece.ts'
import { passage } from './piece.ts'
import type { Three } from './three.ts'
import { mapThree } from './three.ts'

/**
 * A sentence of which one side changed the form alone (line ends, quotation marks, dashes, hard blanks) and the other
 * the words: those words, in that form. `null` when that is not what happened.
 */
export function withForm(texts: Three<string>): Passage | null {
  const tokens = mapThree(texts, toTokens)
  const keys = mapThree(tokens, (all) => all.map(wordingKey))
  const isForm = (side: 'ours' | 'theirs') =>
    texts[side] !== texts.base && keys[side].join('\0') === keys.base.join('\0')
  if (isForm('ours') === isForm('theirs')) return null
  const [formed, worded] = isForm('ours')
    ? (['ours', 'theirs'] as const)
    : (['theirs', 'ours'] as const)
  const isOneLine = !texts[formed].includes('\n')
  const budget = newBudget()
  const merged: string[] = []
  /** The last of the tokens that were just taken out. */
  let gone: number | null = null
  for (const { kind, before, after, length } of diffTokens(keys.base, keys[worded], budget)) {
    if (kind === 'removed') {
      gone = before + length - 1
      continue
    }
    for (let at = 0; at < length; at++) {
      const word = toParts(tokens[worded][after + at])
      // what was put in the place of something has its blank; else nobody gave it another form
      const origin = kind === 'same' ? before + at : at === length - 1 ? gone : null
      const base = toParts(origin === null ? undefined : tokens.base[origin])
      const form = toParts(origin === null ? undefined : tokens[formed][origin])
      const blank = origin !== null && word.blank === base.blank ? form.blank : word.blank
      const text = kind === 'same' && word.text === base.text ? form.text : word.text
      merged.push(text + (isOneLine ? blank.replace(/[ \t]*\r?\n[ \t]*/g, ' ') : blank))
    }
    gone = null
  }
  const text = merged.join('')
  return !budget.degraded && isClosed(text) ? passage(text, 'mixed') : null
}

function wordingKey(token: string): string {
  return foldSigns(tokenKey(token))
}

function toParts(token = ''): { readonly text: string; readonly blank: string } {
  const text = token.trimEnd()
  return { text, blank: token.slice(text.length) }
}
