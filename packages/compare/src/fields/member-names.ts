import { isFields, valueKey } from './values.ts'

const nameKeys = ['key', 'url', 'name', 'person', 'title', 'label', 'page']

/** What a member of a list in front matter is known by: records by their first telling key, all else by its value. */
export function memberName(member: unknown): string {
  if (!isFields(member)) return valueKey(member)
  const key = nameKeys.find((candidate) => typeof member[candidate] === 'string')
  return key ? `${key} ${String(member[key])}` : valueKey(member)
}

/** The members of a list by name; `null` when two have the same one. */
export function namedMembers(list: readonly unknown[]): ReadonlyMap<string, unknown> | null {
  const named = new Map(list.map((member) => [memberName(member), member]))
  return named.size === list.length ? named : null
}
