/** A YAML map as it comes out of front matter. */
export type Fields = Readonly<Record<string, unknown>>

/** True for a map (not a list, not a date, not null). */
export function isFields(value: unknown): value is Fields {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
  )
}

/** The same YAML value; the order of a map's keys does not count, the order of a list does. */
export function isEqualValue(a: unknown, b: unknown): boolean {
  return a === b || valueKey(a) === valueKey(b)
}

/** A text that is the same for equal values: JSON with sorted keys. */
export function valueKey(value: unknown): string {
  return (
    JSON.stringify(value, (_, part: unknown) =>
      isFields(part)
        ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
        : part,
    ) ?? 'undefined'
  )
}
