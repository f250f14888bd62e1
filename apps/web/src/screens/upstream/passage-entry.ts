import type { UpstreamChange } from '@forkshop/api'
import type { ChangedDay } from '../../parts/comparison/changed-days.ts'
import type { Walkable } from '../../parts/comparison/entry.ts'

/** Where a change is: a fact of the page by its key, below a heading, or above all of them. */
export type PassagePlace =
  | { readonly kind: 'field'; readonly key: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'top' }

/** What a passage is called by. */
export const placeOfChange = ({ kind, path, drawn }: UpstreamChange): PassagePlace => {
  if (kind === 'field') return { kind: 'field', key: path.join('.') }
  const [first] = drawn
  const text = first === undefined || first.level === null ? first?.place : first.label
  const heading = text === undefined || text === '' ? path.at(-1) : text
  return heading === undefined ? { kind: 'top' } : { kind: 'heading', text: heading }
}

/** A change as comparisons show it, a day's table as that day; null where nothing of it is drawn. */
export const entryOfChange = (
  { kind, path, before, after, drawn }: UpstreamChange,
  { id, days }: { readonly id: string; readonly days: readonly ChangedDay[] },
): Walkable | null => {
  if (kind === 'field') {
    const field = { key: path.join('.'), from: before, to: after }
    return { kind: 'field', id, field }
  }
  const [first, ...others] = drawn
  if (first === undefined) return null
  const day = others.length === 0 ? days.find(({ block }) => block === first.blockIndex) : undefined
  return day === undefined
    ? { kind: 'block', id, how: kind, parts: drawn }
    : { kind: 'day', id, day, table: first }
}

/** What is said of the agenda where its day is not drawn. */
export const toldOf = ({ agenda }: UpstreamChange, entry: Walkable | null): readonly string[] =>
  entry?.kind === 'day' ? [] : agenda.map(({ text }) => text)

/** What becomes of days whose end or length is told. */
export const endsOf = (changes: readonly UpstreamChange[]): readonly string[] => [
  ...new Set(
    changes.flatMap(({ agenda }) =>
      agenda.filter(({ kind }) => kind === 'day').map(({ text }) => text),
    ),
  ),
]

/** Who the words of changes come from, each once, the newest first. */
export const authorsOf = (changes: readonly UpstreamChange[]): readonly string[] => [
  ...new Set(changes.flatMap(({ revisions }) => revisions.map(({ author }) => author.name))),
]
