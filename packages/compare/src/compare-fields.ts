import { parseFrontMatter } from '@forkshop/document'
import type { FieldChange } from './comparison.ts'
import { isEqualValue } from './values.ts'

/** The key under which front matter that is not readable YAML is compared, as text. */
const UNREADABLE_FIELDS = 'front-matter'

/** Front matter compared key by key, in the order of the new text, keys that are gone last. */
export function compareFields(before: string, after: string): readonly FieldChange[] {
  const from = readFields(before)
  const to = readFields(after)
  const keys = new Set([...to.keys(), ...from.keys()])
  return [...keys]
    .map((key) => ({ key, from: from.get(key) ?? null, to: to.get(key) ?? null }))
    .filter((change) => !isEqualValue(change.from, change.to))
}

function readFields(text: string): ReadonlyMap<string, unknown> {
  const matter = parseFrontMatter(text)
  switch (matter.kind) {
    case 'absent':
      return new Map()
    case 'broken':
      return new Map([[UNREADABLE_FIELDS, text.slice(0, matter.bodyStart)]])
    case 'present':
      return new Map(Object.entries(matter.fields))
  }
}
