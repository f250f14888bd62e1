import type { Language } from '@forkshop/domain'

/** One thing that happened, as programs that read feeds show it. All texts are plain. */
export type FeedEntry = {
  /** Its lasting name: the same in every feed that tells of it (a `tag:` URI of RFC 4151). */
  readonly id: string
  readonly title: string
  /** Where it is read in full, with its origin. */
  readonly address: string
  readonly time: string
  /** Names of who did it; none where nobody is named. */
  readonly authors: readonly string[]
  /** What happened, in words: lines. */
  readonly summary: string
  /** What it is, as a word for programs (`released`, `idea`, …). */
  readonly category: string
}

/** What happened to something, the newest first. */
export type Feed = {
  readonly id: string
  readonly title: string
  /** The language of its words. */
  readonly language: Language
  /** The page for people that shows the same. */
  readonly address: string
  /** Where it is read as Atom and as JSON; null where that is a secret. */
  readonly self: { readonly atom: string; readonly json: string } | null
  readonly entries: readonly FeedEntry[]
}

/** The longest title of a feed, in characters. */
export const TITLE_LENGTH = 200

/** When the newest entry happened; the epoch of a feed that has none. */
export const updatedOf = ({ entries }: Pick<Feed, 'entries'>): string =>
  entries.reduce((newest, { time }) => (time > newest ? time : newest), '1970-01-01T00:00:00.000Z')

/** Entries of several lists, the newest first, at most `limit`. */
export const newestOf = (
  lists: readonly (readonly FeedEntry[])[],
  limit: number,
): readonly FeedEntry[] =>
  lists
    .flat()
    .toSorted((a, b) => b.time.localeCompare(a.time))
    .slice(0, limit)

/** Signs that XML 1.0 cannot hold (section 2.2), but for lone surrogates. */
// eslint-disable-next-line no-control-regex
const noSign = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g

/** A text as every reader of XML takes it: without control characters and halves of signs. */
export const plainText = (text: string): string =>
  text.toWellFormed().replaceAll(noSign, '').replaceAll(/\r\n?/g, '\n').trim()

/** A text as a title: plain, in one line, never empty. */
export const titleText = (text: string): string =>
  plainText(text)
    .replaceAll(/[\t\n\u0085\u2028\u2029 ]+/g, ' ')
    .trim() || '—'
