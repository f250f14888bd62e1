import type { DraftLoss } from '@forkshop/api'
import type { Say } from '../../../base/i18n/create-i18n.ts'

/** Who wrote the words that are told of: the reader, one other person by name, or several or unknown. */
export type Writers =
  | { readonly kind: 'own' }
  | { readonly kind: 'one'; readonly name: string }
  | { readonly kind: 'some' }

/** What is told of losses in one line. */
export type LossNews = {
  readonly writers: Writers
  /** Who changed those passages; null when that were several, or nobody knows. */
  readonly takenBy: string | null
  /** How many losses of those writers there are. */
  readonly count: number
}

/** What to say of losses, the reader's own before all others; null when there are none. */
export const newsOf = (losses: readonly DraftLoss[]): LossNews | null => {
  const own = losses.filter((one) => one.own)
  const told = own.length > 0 ? own : losses
  if (told.length === 0) return null
  const name = onlyOf(told.map(({ by }) => by))
  const writers: Writers =
    own.length > 0 ? { kind: 'own' } : name === null ? { kind: 'some' } : { kind: 'one', name }
  return { writers, takenBy: onlyOf(told.map(({ takenBy }) => takenBy)), count: told.length }
}

/** The news in words: what is missing, and how it came to that. Needs the catalogue `lost`. */
export const sayNews = (
  t: Say,
  { writers, takenBy, count }: LossNews,
): { readonly what: string; readonly why: string } => ({
  what:
    writers.kind === 'one'
      ? t('lost.news.one', { name: writers.name })
      : t(`lost.news.${writers.kind}`),
  why: takenBy === null ? t('lost.why.some', count) : t('lost.why.by', { name: takenBy }, count),
})

/** The one value of all; null when they differ. */
const onlyOf = (values: readonly (string | null)[]): string | null => {
  const [first = null] = values
  return values.every((value) => value === first) ? first : null
}

/**
 * Whether the reader may leave it out, as far as they can know: the server refuses it where the account of who
 * wrote it is no more.
 */
export const mayLeaveOut = ({ own, by }: Pick<DraftLoss, 'own' | 'by'>): boolean =>
  own || by === null

/** Letters around lost words that the server tells; with as many the text went on. */
const NEAR = 40

/** What stood around lost words, with a mark where the text went on. */
export const contextOf = ({
  before,
  after,
}: Pick<DraftLoss, 'before' | 'after'>): { readonly before: string; readonly after: string } => ({
  before: before.length < NEAR ? before : `…${before}`,
  after: after.length < NEAR ? after : `${after}…`,
})

/** The beginning of words, at most so many letters and a mark; a letter of several characters is never cut. */
export const beginningOf = (words: string, letters: number): string => {
  const segments = new Intl.Segmenter().segment(words)
  let end = 0
  let count = 0
  for (const { index, segment } of segments) {
    if (count === letters) return `${words.slice(0, end).trimEnd()}…`
    end = index + segment.length
    count += 1
  }
  return words
}

/** The loss that takes the place of one that went: the next of those that are left, else the one before. */
export const neighbourOf = (
  gone: string,
  before: readonly Pick<DraftLoss, 'id'>[],
  now: readonly Pick<DraftLoss, 'id'>[],
): string | null => {
  const left = new Set(now.map(({ id }) => id))
  const at = before.findIndex(({ id }) => id === gone)
  const isLeft = ({ id }: Pick<DraftLoss, 'id'>): boolean => left.has(id)
  return (before.slice(at + 1).find(isLeft) ?? before.slice(0, at).findLast(isLeft))?.id ?? null
}
