import { isDeepStrictEqual } from 'node:util'
import { parse } from 'yaml'
import { parseFrontMatter } from '../front-matter/parse.ts'
import { patchField } from '../front-matter/patch-field.ts'
import { isRecord } from '../plain/is-record.ts'
import { withFields } from '../front-matter/splice.ts'
import { pick, randomFrom } from './random.ts'
import type { Random } from './random.ts'

const WORDS = [
  'new: words',
  "l’été, c'est #1",
  'a "b"',
  'plain',
  '[x]',
  '- y',
  'yes',
  '12',
] as const

/** A changed value, or undefined where the kind of edit does not fit the old one. */
type Change = (value: unknown, random: Random) => unknown

const word = (random: Random) => pick(WORDS, random) ?? 'x'

const CHANGES: Readonly<Record<string, Change>> = {
  'field set': (value, random) =>
    typeof value === 'object' && value !== null ? undefined : word(random),
  'field word added': (value, random) =>
    typeof value === 'string' && value.includes(' ')
      ? value.replace(' ', ` ${word(random)} `)
      : undefined,
  'field line added': (value) =>
    typeof value === 'string' && value.includes('\n')
      ? value.replace('\n', '\nanother line\n')
      : undefined,
  'field item changed': onList((items, random) => items.with(random(items.length), word(random))),
  'field item added': onList((items, random) =>
    items.toSpliced(random(items.length + 1), 0, word(random)),
  ),
  'field item removed': onList((items, random) => items.toSpliced(random(items.length), 1)),
  'field key changed': onMap(keyChanged),
  'field key added': onMap(keyAdded),
  'field key removed': onMap(keyRemoved),
  'record key changed': onRecord(keyChanged),
  'record key added': onRecord(keyAdded),
  'record key removed': onRecord(keyRemoved),
}

export const FIELD_EDITS: readonly string[] = Object.keys(CHANGES)

type Entries = readonly (readonly [string, unknown])[]

function keyChanged(entries: Entries, random: Random): Entries {
  const at = random(entries.length)
  return entries.map(([key, value], index) => [key, index === at ? word(random) : value])
}

function keyAdded(entries: Entries, random: Random): Entries {
  return [...entries, ['another', word(random)]]
}

function keyRemoved(entries: Entries, random: Random): Entries {
  return entries.toSpliced(random(entries.length), 1)
}

function onList(change: (items: readonly unknown[], random: Random) => unknown): Change {
  return (value, random) =>
    Array.isArray(value) && value.length > 0 ? change(value, random) : undefined
}

function onMap(change: (entries: Entries, random: Random) => Entries): Change {
  return (value, random) =>
    isRecord(value) && Object.keys(value).length > 0
      ? Object.fromEntries(change(Object.entries(value), random))
      : undefined
}

/** Changes the map of one member of a list. */
function onRecord(change: (entries: Entries, random: Random) => Entries): Change {
  const onMember = onMap(change)
  return onList((items, random) => {
    const at = random(items.length)
    const changed = onMember(items[at], random)
    return changed === undefined ? undefined : items.with(at, changed)
  })
}

/** What a text's front matter says to a reader who knows nothing of the code that is judged. */
function independently(text: string): unknown {
  return parse(/^\uFEFF?---[ \t]*(?:\r\n|\n|\r)([^]*?)^---[ \t]*$/m.exec(text)?.[1] ?? '') ?? {}
}

/**
 * Changes one field of a text at random and says what is wrong with the result: null when the other
 * bytes are as they were, all comments stand and the fields read as meant; undefined when the text
 * has no field for such an edit.
 */
export function fieldFault(name: string, text: string, seed: number): string | null | undefined {
  const random = randomFrom(seed)
  const matter = parseFrontMatter(text)
  if (matter.kind !== 'present') return undefined
  const changed = matter.entries.flatMap(({ key, source }) => {
    const value = CHANGES[name]?.(matter.fields[key], random)
    return value === undefined ? [] : [{ key, source, value }]
  })
  const edit = pick(changed, random)
  if (edit === undefined) return undefined
  const { key, source, value } = edit
  const patched = patchField(source, key, value)
  const after = withFields(text, new Map([[key, patched]]))
  const at = matter.entries.findIndex((entry) => entry.key === key)
  const before = matter.entries.slice(0, at).reduce((sum, entry) => sum + entry.source.length, 0)
  const start = text.indexOf(matter.entries[0]?.source ?? '', matter.start) + before
  const read = parseFrontMatter(after)
  if (!after.startsWith(text.slice(0, start))) return 'changed what stands above'
  if (!after.endsWith(text.slice(start + source.length))) return 'changed what stands below'
  if (read.kind !== 'present') return 'does not read'
  const wanted = { ...matter.fields, [key]: value }
  if (!isDeepStrictEqual(independently(after), wanted)) return 'reads differently'
  const lost = comments(source).filter((comment) => !after.includes(comment))
  // a text over several lines that is set anew may have held what looks like a comment
  const mayLose = name.endsWith('removed') || name === 'field set'
  return lost.length === 0 || mayLose ? null : `lost ${lost.join()}`
}

function comments(source: string): readonly string[] {
  return source.match(/^[ \t]*#[^\r\n]*/gm) ?? []
}
