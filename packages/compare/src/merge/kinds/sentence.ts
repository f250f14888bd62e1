import { newBudget } from '../../words/diff-tokens.ts'
import { isClosed } from '../../reading/sentences.ts'
import { SAME_SENTENCE } from '../../words/alike.ts'
import { likeness, tokenKey, toTokens, toWords } from '../../words/words.ts'
import { withForm } from '../formed.ts'
import { mergeTokens } from './merge-tokens.ts'
import type { Passage, Piece } from '../piece.ts'
import { clash, oursOf } from '../piece.ts'
import type { Three } from '../three.ts'
import { mapThree } from '../three.ts'

/**
 * A sentence that both sides changed: merged, with a flag, where one side changed its form alone, or where they
 * changed different words of it and at least one word stands between; else a decision about the whole sentence.
 */
export function mergeSentence(texts: Three<string>): readonly Piece[] {
  const formed = withForm(texts)
  const passages = formed ? [formed] : isRewritten(texts) ? null : mergeWords(texts)
  if (!passages) return [clash('content', texts)]
  const sentences = [...Object.values(texts), oursOf(passages)]
  return [{ kind: 'flag', flag: 'same-sentence', path: [], sentences }, ...passages]
}

function isRewritten(texts: Three<string>): boolean {
  const { base, ours, theirs } = mapThree(texts, toWords)
  return likeness(base, ours) < SAME_SENTENCE || likeness(base, theirs) < SAME_SENTENCE
}

function mergeWords(texts: Three<string>): readonly Passage[] | null {
  const passages = mergeTokens(mapThree(texts, toTokens), {
    keyOf: tokenKey,
    // a link's words and its address are two things
    isBetween: (token) => /[\p{L}\p{N}\]]/u.test(token),
    budget: newBudget(),
  })
  if (!passages) return null
  // marks that open on one side and close on the other would set half a page in bold
  return [oursOf(passages), ...Object.values(texts)].every(isClosed) ? passages : null
}
