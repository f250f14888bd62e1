import type { RenderedComparison } from '@forkshop/api'

/** One change: an icon, what it is, and a little of what it says, line by line. */
export type ChangeLine = {
  readonly icon: 'clock' | 'plus' | 'minus' | 'pencil' | 'move' | 'field'
  readonly title: string
  readonly details: readonly string[]
}

/** The words of change lines, in the reader's language. */
export type ChangeWords = {
  readonly added: (place: string) => string
  readonly removed: (place: string) => string
  readonly moved: (place: string) => string
  readonly changed: (place: string, words: number) => string
  readonly field: (key: string) => string
}

type Change = RenderedComparison['changes'][number]

const MAX_DETAIL = 90

const plainOf = (html: string): string => html.replace(/<[^>]*>/g, '')

const wordsIn = (html: string, tag: 'ins' | 'del'): number =>
  [...html.matchAll(new RegExp(`<${tag}[^>]*>(.*?)</${tag}>`, 'gs'))].flatMap(
    ([, inner = '']) => plainOf(inner).match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? [],
  ).length

/** How many words of a changed block are new or gone: the larger of both. */
export const changedWords = (html: string): number =>
  Math.max(1, wordsIn(html, 'ins'), wordsIn(html, 'del'))

const short = (text: string): string =>
  text.length <= MAX_DETAIL ? text : `${text.slice(0, MAX_DETAIL).trimEnd()}…`

const blockLine = (
  { kind, place, label, html }: Change,
  words: ChangeWords,
): readonly ChangeLine[] => {
  switch (kind) {
    case 'same':
      return []
    case 'added':
      return [{ icon: 'plus', title: words.added(place), details: [short(label)] }]
    case 'removed':
      return [{ icon: 'minus', title: words.removed(place), details: [short(label)] }]
    case 'moved':
    case 'moved-changed':
      return [{ icon: 'move', title: words.moved(place), details: [short(label)] }]
    case 'changed':
      return [
        {
          icon: 'pencil',
          title: words.changed(place, changedWords(html)),
          details: [short(label)],
        },
      ]
  }
}

const scalar = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''

const fieldDetails = (from: unknown, to: unknown): readonly string[] => {
  const texts = [scalar(from), scalar(to)].filter((text) => text !== '')
  return texts.length === 0 ? [] : [short(texts.join(' → '))]
}

/** A day that changed is one change: its first sentence, then the others. */
const dayLines = (sentences: RenderedComparison['sentences']): readonly ChangeLine[] =>
  [...Map.groupBy(sentences, ({ day }) => day)].map(([day, [first, ...rest]]) => ({
    icon: 'clock',
    title: first?.text ?? day,
    details:
      rest.length > 0
        ? rest.map(({ text }) => text)
        : first?.text.includes(day) === true
          ? []
          : [day],
  }))

/**
 * What a draft changes, in the order of the page: the agenda in words, then blocks, then facts. A table
 * whose day already has its sentences is not said twice.
 */
export const changeLines = (
  comparison: RenderedComparison,
  words: ChangeWords,
): readonly ChangeLine[] => {
  const said = new Set(comparison.sentences.map(({ day }) => day))
  const isSaid = ({ html, place, kind }: Change): boolean =>
    kind !== 'same' && html.includes('<table') && said.has(place)
  return [
    ...dayLines(comparison.sentences),
    ...comparison.changes
      .filter((change) => !isSaid(change))
      .flatMap((change) => blockLine(change, words)),
    ...comparison.fields.map(({ key, from, to }) => ({
      icon: 'field' as const,
      title: words.field(key),
      details: fieldDetails(from, to),
    })),
  ]
}
