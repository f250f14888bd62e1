import { mergeTexts } from '../merge/merge-texts.ts'
import type { OpenMerge } from '../merge/resolve.ts'
import { resolveConflicts } from '../merge/resolve.ts'

/** Three texts that are merged. */
type Texts = { readonly base: string; readonly ours: string; readonly theirs: string }

/**
 * The words that a side of an open merge lacks though it has them, either side first, for a person; null when there
 * are none. All questions answered with what one side has, the text must hold every word of that side that the other
 * one did not take out. Only words that stand nowhere twice are judged: of others nobody can say which is which.
 */
export function sidesFault({ base, ours, theirs }: Texts): string | null {
  const faults = [
    { base, ours, theirs },
    { base, ours: theirs, theirs: ours },
  ].flatMap((texts) => {
    const merge = mergeTexts(texts.base, texts.ours, texts.theirs)
    if (merge.kind === 'merged') return []
    return (['ours', 'theirs'] as const).flatMap((side) => {
      const lacked = lackedBy(side, texts, merge)
      return lacked.length === 0 ? [] : [`${side} lacks ${lacked.join(', ')}`]
    })
  })
  return faults.length === 0 ? null : faults.join('; ')
}

function lackedBy(side: 'ours' | 'theirs', texts: Texts, merge: OpenMerge): readonly string[] {
  const answered = resolveConflicts(
    merge,
    merge.conflicts.map((conflict) => conflict[side]),
  )
  const counts = {
    base: countWords(texts.base),
    own: countWords(texts[side]),
    other: countWords(texts[side === 'ours' ? 'theirs' : 'ours']),
  }
  const standing = countWords(answered)
  const isTelling = (word: string) =>
    Object.values(counts).every((count) => (count.get(word) ?? 0) < 2)
  const isTakenOut = (word: string) => counts.base.has(word) && !counts.other.has(word)
  return [...counts.own.keys()].filter(
    (word) => isTelling(word) && !isTakenOut(word) && !standing.has(word),
  )
}

const wholeWord = /\p{N}+(?:[.,:]\p{N}+)+|[\p{L}\p{N}]+(?:_+[\p{L}\p{N}]+)*/gu

/**
 * How often each word stands in a text, however it is written; the numbers of items are no words, and neither is a
 * part of a name such as `site_title` or of a number such as 1.0.3.
 */
function countWords(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  const bare = text.replace(/^[\s>]*\d+[.)]\s/gm, '')
  for (const [word] of bare.toLowerCase().matchAll(wholeWord))
    counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}
