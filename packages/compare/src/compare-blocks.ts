import type { Block } from '@forkshop/document'
import { toBlockUnit } from './block-unit.ts'
import type { BlockChange } from './comparison.ts'
import type { Budget } from './diff-tokens.ts'
import { diffWords } from './diff-words.ts'
import type { Pair } from './pair-up.ts'
import { pairUp } from './pair-up.ts'

/** Compares two lists of blocks, in the reading order of the new one; what is gone stands where it stood. */
export function compareBlocks(
  before: readonly Block[],
  after: readonly Block[],
  budget: Budget,
): readonly BlockChange[] {
  return pairUp(before, after, toBlockUnit).map((pair) => ({
    kind: kindOf(pair),
    before: pair.before?.text ?? null,
    after: pair.after?.text ?? null,
    beforeIndex: pair.beforeIndex,
    afterIndex: pair.afterIndex,
    words: wordsOf(pair, budget),
  }))
}

function kindOf({ before, after, moved }: Pair<Block>): BlockChange['kind'] {
  if (!before) return 'added'
  if (!after) return 'removed'
  const equal = before.text === after.text
  if (moved) return equal ? 'moved' : 'moved-changed'
  return equal ? 'same' : 'changed'
}

function wordsOf({ before, after }: Pair<Block>, budget: Budget): BlockChange['words'] {
  if (before && after) return diffWords(before.text, after.text, budget)
  if (after) return [{ kind: 'added', text: after.text }]
  return before ? [{ kind: 'removed', text: before.text }] : []
}
