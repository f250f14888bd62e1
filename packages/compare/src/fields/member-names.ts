import { sameValue, valueKey } from '@forkshop/document'
import { isFields } from './values.ts'

const identities = ['key', 'url', 'name', 'person', 'title', 'label', 'page']

/** What a member of a list in front matter is known by: records by their first telling key, all else by its value. */
export function memberName(member: unknown): string {
  if (!isFields(member)) return valueKey(member)
  const key = identities.find((candidate) => typeof member[candidate] === 'string')
  return key ? `${key} ${String(member[key])}` : valueKey(member)
}

const calls = ['title', 'name', 'label', 'person', 'page', 'url', 'key']
// What a record without a name is called by is a word or two.
const MAX_CALL = 60

/**
 * The key by whose value people know a record that is on one side or on both, and that it now has: one that did not
 * change comes before one that did, a title or a name before any other short value; `null` when it has none.
 */
export function callingKey(from: unknown, to: unknown): string | null {
  const now = to ?? from
  const was = from ?? to
  if (!isFields(now) || !isFields(was)) return null
  const isCall = (key: string) => {
    const value = now[key]
    return (typeof value === 'string' && value.length <= MAX_CALL) || typeof value === 'number'
  }
  const keys = [...calls, ...Object.keys(now)].filter(isCall)
  return keys.find((key) => sameValue(was[key], now[key])) ?? keys[0] ?? null
}
