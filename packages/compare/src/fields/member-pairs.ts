import type { Unit } from '../matching/match-units.ts'
import { memberName } from './member-names.ts'
import { pairUp } from '../matching/pair-up.ts'
import { isFields, valueKey } from './values.ts'
import { toWords } from '../words/words.ts'

/** A member of a list in front matter on both sides; `null` where it is not there. */
export type MemberPair = { readonly from: unknown; readonly to: unknown }

/**
 * The members of two lists, in the order of the new one, what is gone where it stood: records by their key, all else
 * by its value or, of a text, by most of its words.
 */
export function memberPairs(
  from: readonly unknown[],
  to: readonly unknown[],
): readonly MemberPair[] {
  return pairUp(from, to, toUnit).map(({ before, after }) => ({ from: before, to: after }))
}

function toUnit(member: unknown): Unit {
  return {
    key: valueKey(member),
    kind: 'member',
    words: typeof member === 'string' ? toWords(member) : [],
    ...(isFields(member) && { alias: memberName(member) }),
    placeLikeness: 0.5,
  }
}
