import type { FieldChange } from '../comparison.ts'
import { namedMembers } from './member-names.ts'
import { isEqualValue, isFields } from './values.ts'

/** One thing that differs in a field; the path leads to it, by keys of maps and names of members. */
export type FieldPart = {
  readonly path: readonly string[]
  /** `reordered`: the same members in another order. */
  readonly kind: 'added' | 'removed' | 'changed' | 'reordered'
  readonly from: unknown
  readonly to: unknown
}

/** What differs in a field: maps by their keys, lists as sets (records by their key), all else as one. */
export function fieldParts({ from, to }: FieldChange): readonly FieldPart[] {
  return partsBetween(from ?? undefined, to ?? undefined, [])
}

function partsBetween(from: unknown, to: unknown, path: readonly string[]): readonly FieldPart[] {
  if (from === undefined || to === undefined || !isAlike(from, to)) {
    const kind = from === undefined ? 'added' : to === undefined ? 'removed' : 'changed'
    return isEqualValue(from, to) ? [] : [{ path, kind, from: from ?? null, to: to ?? null }]
  }
  const [before, after] = [toMembers(from), toMembers(to)]
  if (!before || !after) return isEqualValue(from, to) ? [] : [{ path, kind: 'changed', from, to }]
  const names = [...new Set([...after.keys(), ...before.keys()])]
  const parts = names.flatMap((name) =>
    partsBetween(before.get(name), after.get(name), [...path, name]),
  )
  const isReordered = parts.length === 0 && !isEqualValue(from, to)
  return isReordered ? [{ path, kind: 'reordered', from, to }] : parts
}

function isAlike(from: unknown, to: unknown): boolean {
  return (Array.isArray(from) && Array.isArray(to)) || (isFields(from) && isFields(to))
}

function toMembers(value: unknown): ReadonlyMap<string, unknown> | null {
  if (Array.isArray(value)) return namedMembers(value)
  return isFields(value) ? new Map(Object.entries(value)) : null
}
