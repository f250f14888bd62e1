/** A YAML map as it comes out of front matter. */
export type Fields = Readonly<Record<string, unknown>>

/** True for a map (not a list, not null). */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
