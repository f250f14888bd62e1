import { sameValue, valueKey } from '@forkshop/document'
import type { FieldChange } from '../comparison.ts'
import { callingKey } from './member-names.ts'
import { memberPairs } from './member-pairs.ts'
import { isFields } from './values.ts'

/** One thing that differs in a field; the path leads to it, by keys of maps and names of members. */
export type FieldPart = {
  readonly path: readonly string[]
  /** `reordered`: the same members in another order. */
  readonly kind: 'added' | 'removed' | 'changed' | 'reordered'
  readonly from: unknown
  readonly to: unknown
}

/** What differs in a field: maps by their keys, lists by their members wherever these stand, all else as one. */
export function fieldParts({ from, to }: FieldChange): readonly FieldPart[] {
  return partsBetween(from ?? undefined, to ?? undefined, [])
}

function partsBetween(from: unknown, to: unknown, path: readonly string[]): readonly FieldPart[] {
  if (sameValue(from, to)) return []
  if (Array.isArray(from) && Array.isArray(to)) return partsOfLists(from, to, path)
  if (isFields(from) && isFields(to)) {
    const keys = [...new Set([...Object.keys(to), ...Object.keys(from)])]
    return keys.flatMap((key) => partsBetween(from[key], to[key], [...path, key]))
  }
  const kind = from === undefined ? 'added' : to === undefined ? 'removed' : 'changed'
  return [{ path, kind, from: from ?? null, to: to ?? null }]
}

function partsOfLists(
  from: readonly unknown[],
  to: readonly unknown[],
  path: readonly string[],
): readonly FieldPart[] {
  const parts = memberPairs(from, to).flatMap((pair) =>
    partsBetween(pair.from, pair.to, [...path, nameOf(pair.from, pair.to)]),
  )
  return parts.length > 0 ? parts : [{ path, kind: 'reordered', from, to }]
}

/** What a member is called: a record by its title or another telling value, all else by its value. */
function nameOf(from: unknown, to: unknown): string {
  const member = to ?? from
  const key = callingKey(from, to)
  return key !== null && isFields(member) ? `${key} ${String(member[key])}` : valueKey(member)
}
