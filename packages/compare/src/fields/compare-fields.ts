import type { FieldChange } from '../comparison.ts'
import type { PageText } from '../reading/page-text.ts'
import { isEqualValue } from './values.ts'

/** The key under which front matter that is not readable YAML is compared, as text. */
const UNREADABLE_FIELDS = 'front-matter'

/** Front matter compared key by key, in the order of the new text, keys that are gone last. */
export function compareFields(before: PageText, after: PageText): readonly FieldChange[] {
  const from = readFields(before)
  const to = readFields(after)
  const keys = new Set([...to.keys(), ...from.keys()])
  return [...keys]
    .map((key) => ({ key, from: from.get(key) ?? null, to: to.get(key) ?? null }))
    .filter((change) => !isEqualValue(change.from, change.to))
}

function readFields({ frontMatter, front }: PageText): ReadonlyMap<string, unknown> {
  switch (frontMatter.kind) {
    case 'absent':
      return new Map()
    case 'broken':
      return new Map([[UNREADABLE_FIELDS, front]])
    case 'present':
      return new Map(Object.entries(frontMatter.fields))
  }
}
