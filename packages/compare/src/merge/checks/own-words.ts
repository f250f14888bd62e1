import type { BlockElement } from '../../reading/block-element.ts'
import { toWords } from '../../words/words.ts'
import { countAll } from './counts.ts'
import type { Evidence } from './evidence.ts'
import { gatherEvidence, keepRare } from './evidence.ts'
import type { Part } from '../part.ts'
import { numbersOf } from '../part.ts'
import { isClash, textWith } from '../piece.ts'
import type { Side } from '../three.ts'
import { bothSides } from '../three.ts'
import type { Tracked } from '../sequence/track.ts'

/** Where words are that a side has and that its answers to all questions would not bring back. */
export type Lacking = {
  /** The numbers of parts that hold them on a side. */
  readonly parts: ReadonlySet<number>
  /** The numbers in the base of what the other side took out, to put its words into a question. */
  readonly gone: ReadonlySet<number>
  /** Whether some of them are in none of these. */
  readonly isElsewhere: boolean
}

/**
 * Finds what a side would lose by its own answers: the other side has those words too, but in a question. `null` when
 * nothing is lost.
 */
export function findLacking(
  parts: readonly Part[],
  tracked: Tracked<BlockElement>,
): Lacking | null {
  if (!parts.some(({ pieces }) => pieces.some(isClash))) return null
  const evidence = gatherEvidence(parts, tracked)
  const found = { parts: new Set<number>(), gone: new Set<number>(), isElsewhere: false }
  for (const side of bothSides) {
    const words = lackedBy(side, parts, evidence)
    if (words.size === 0) continue
    evidence[side].forEach((witness, at) => {
      const text = tracked.sequences[side][at]?.text ?? ''
      if (!witness.words.some((word) => words.has(word) && !isNumberOfItem(word, text))) return
      const part = parts.findIndex((one) => numbersOf(one, side).includes(at))
      const number = tracked.matchings[side].beforeOf[at] ?? null
      if (part >= 0) found.parts.add(part)
      else if (number !== null) found.gone.add(number)
      else found.isElsewhere = true
    })
  }
  const isNone = found.parts.size + found.gone.size === 0 && !found.isElsewhere
  return isNone ? null : found
}

/** The words that a side has once, that the other side did not take out, and that its answers do not hold. */
function lackedBy(side: Side, parts: readonly Part[], evidence: Evidence): ReadonlySet<string> {
  const countOn = (name: 'base' | Side) => countAll(evidence[name].map(({ words }) => words))
  const [base, own] = [countOn('base'), countOn(side)]
  const other = countOn(side === 'ours' ? 'theirs' : 'ours')
  const standing = new Set(parts.flatMap((part) => toWords(textWith(side, part.pieces))))
  const lacked = new Set(
    [...own.keys()].filter((word) => {
      const isOnce = [base, own, other].every((counts) => (counts.get(word) ?? 0) < 2)
      const isTakenOut = base.has(word) && !other.has(word)
      return isOnce && !isTakenOut && !standing.has(word)
    }),
  )
  keepRare(lacked, evidence)
  return lacked
}

/** Whether it is no word of a list but the number of an item, which follows the order. */
function isNumberOfItem(word: string, list: string): boolean {
  return /^\d{1,9}$/.test(word) && new RegExp(`^[ \\t>]*${word}[.)]`, 'm').test(list)
}
