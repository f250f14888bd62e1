import { parseFrontMatter, withFields } from '@forkshop/document'
import { ownFields } from '@forkshop/domain'
import type { FieldChange } from '../comparison.ts'

/**
 * A text with the fields that are a page's own as another text has them, so that nothing of them is left to compare or
 * to merge. As it is where either has no front matter that can be read.
 */
export function withOwnFields(text: string, own: string): string {
  const [theirs, ours] = [entriesOf(text), entriesOf(own)]
  if (theirs === null || ours === null) return text
  const changes = ownFields.flatMap((key): readonly (readonly [string, string | null])[] => {
    const source = ours.get(key) ?? null
    return source === (theirs.get(key) ?? null) ? [] : [[key, source]]
  })
  return changes.length === 0 ? text : withFields(text, new Map(changes))
}

/** Whether a field that differs is content, and none of a page's own. */
export const isContent = ({ key }: FieldChange): boolean => !ownFields.includes(key)

function entriesOf(text: string): ReadonlyMap<string, string> | null {
  const matter = parseFrontMatter(text)
  if (matter.kind !== 'present') return null
  return new Map(matter.entries.map(({ key, source }) => [key, source]))
}

/** Whether a text has front matter that can be read. */
export const hasFields = (text: string): boolean => entriesOf(text) !== null
