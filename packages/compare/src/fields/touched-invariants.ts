import type { FieldChange } from '../comparison.ts'
import { inOneLine } from '../reading/label.ts'
import { memberPairs } from './member-pairs.ts'

/** Something that a format says does not change, and what a text makes of it; null where it is there no more. */
export type TouchedInvariant = { readonly was: string; readonly becomes: string | null }

/**
 * The invariants (design, section 7) that a text changes or leaves out, in the order of the new list. One that comes
 * to them, or another order, touches none.
 */
export function touchedInvariants(fields: readonly FieldChange[]): readonly TouchedInvariant[] {
  const turned = fields.find(({ key }) => key === 'invariants')
  if (turned === undefined) return []
  return memberPairs(listOf(turned.from), listOf(turned.to)).flatMap(({ from, to }) => {
    const [was, becomes] = [wordsOf(from), wordsOf(to)]
    return was === null || loosely(was) === loosely(becomes) ? [] : [{ was, becomes }]
  })
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

const wordsOf = (member: unknown): string | null => {
  const words = typeof member === 'string' ? inOneLine(member) : ''
  return words === '' ? null : words
}

/** Words without what only sets them: a space that lines break at or not. */
const loosely = (words: string | null): string | null => words?.replaceAll(/\s/gu, ' ') ?? null
