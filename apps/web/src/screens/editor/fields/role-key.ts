import { isRecord, slugFromTitle } from '@forkshop/domain'
import { fromText, toList, toText, type FieldRecord } from './field-value.ts'

/**
 * A role that somebody has done with writing, with a key: made from what it was called before (`entered`), else from what
 * it is called now, and another than those of `others`. Null where nothing is to be written: it has one, which stays
 * whatever the role is called, or it is called nothing or as before.
 */
export const keyedRole = (
  role: unknown,
  entered: string,
  others: readonly unknown[],
): FieldRecord | null => {
  if (!isRecord(role)) return null
  const label = toText(role['label']).trim()
  if (label === '' || label === entered.trim() || toText(role['key']) !== '') return null
  const wanted = slugFromTitle(entered.trim() === '' ? label : entered)
  const taken = new Set(others.map((other) => (isRecord(other) ? keyOf(other) : '')))
  let key: string = wanted
  for (let counter = 2; taken.has(key); counter += 1) key = `${wanted}-${counter}`
  return { key, ...role }
}

/** What addresses call a role: its key, else what its label gives. */
const keyOf = (role: FieldRecord): string =>
  toText(role['key']) || slugFromTitle(toText(role['label']))

/** The roles of a page with one more; one that is called so already stays as it is. */
export const withRole = (roles: unknown, label: string, count: string): readonly unknown[] => {
  const there = toList(roles)
  const isThere = there.some((role) => isRecord(role) && toText(role['label']).trim() === label)
  if (isThere) return there
  const wanted = fromText(count.trim(), 'number')
  const role = { label, ...(wanted !== null && { count: wanted }) }
  return [...there, keyedRole(role, '', there) ?? role]
}
