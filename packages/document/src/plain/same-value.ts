import { isRecord } from './is-record.ts'

/**
 * Whether two YAML values mean the same; the order of keys does not count, that of a list does. Browsers
 * merge too, and have no `isDeepStrictEqual`: Node's stands where rows and files are compared on a disk.
 */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, at) => sameValue(item, b[at]))
  }
  if (isRecord(a) && isRecord(b)) {
    const keys = Object.keys(a)
    return (
      keys.length === Object.keys(b).length &&
      keys.every((key) => Object.hasOwn(b, key) && sameValue(a[key], b[key]))
    )
  }
  return Object.is(a, b)
}

/** A text that two values have in common when, and only when, they mean the same: JSON with sorted keys. */
export function valueKey(value: unknown): string {
  return (
    JSON.stringify(value, (_, part: unknown) => {
      // JSON knows neither `.inf` nor `.nan` nor `-0`
      if (typeof part === 'number' && (!Number.isFinite(part) || Object.is(part, -0))) {
        return { number: Object.is(part, -0) ? '-0' : String(part) }
      }
      if (!isRecord(part)) return part
      return Object.fromEntries(
        Object.entries(part).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
      )
    }) ?? 'undefined'
  )
}
