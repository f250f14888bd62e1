import { sameValue } from '@forkshop/document'
import type { FieldChange } from '../comparison.ts'
import type { PageText } from '../reading/page-text.ts'

/** The key under which front matter that is not readable YAML is compared, as text. */
export const UNREADABLE_FIELDS = 'front-matter'

/**
 * Front matter compared key by key, in the order of the new text, keys that are gone last; as one text where either
 * side is not readable YAML.
 */
export function compareFields(before: PageText, after: PageText): readonly FieldChange[] {
  const isReadable = [before, after].every(({ frontMatter }) => frontMatter.kind !== 'broken')
  const read = isReadable ? readFields : asText
  const [from, to] = [read(before), read(after)]
  const keys = new Set([...to.keys(), ...from.keys()])
  return [...keys]
    .map((key) => ({ key, from: from.get(key) ?? null, to: to.get(key) ?? null }))
    .filter((change) => !sameValue(change.from, change.to))
}

function readFields({ frontMatter }: PageText): ReadonlyMap<string, unknown> {
  return new Map(frontMatter.kind === 'present' ? Object.entries(frontMatter.fields) : [])
}

function asText({ frontMatter, front }: PageText): ReadonlyMap<string, unknown> {
  return new Map(frontMatter.kind === 'absent' ? [] : [[UNREADABLE_FIELDS, front]])
}
