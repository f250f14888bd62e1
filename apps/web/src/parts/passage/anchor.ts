import type { Idea } from '@forkshop/api'

/** A passage as an idea names it: its words, and what stands around them, which tells equal ones apart. */
export type Passage = Readonly<Pick<NonNullable<Idea['anchor']>, 'quote' | 'prefix' | 'suffix'>>

const AROUND = 60
const MAX_QUOTE = 1500

const flatten = (text: string): string => text.replace(/\s+/gu, ' ')
const isWord = (char: string | undefined): boolean =>
  char !== undefined && /[\p{L}\p{N}’'-]/u.test(char)

/** Offsets in a text; `to` stands behind the last character. */
export type Span = { readonly from: number; readonly to: number }

/**
 * The passage at a span of a block's text, widened to whole words within the item that holds it;
 * null when nothing but blanks lies there.
 */
export const passageIn = (text: string, span: Span, item: Span): Passage | null => {
  let from = Math.max(item.from, span.from)
  let to = Math.min(item.to, text.length, Math.max(span.to, from))
  while (from < to && /\s/u.test(text[from] ?? '')) from += 1
  while (to > from && /\s/u.test(text[to - 1] ?? '')) to -= 1
  if (from >= to) return null
  while (from > item.from && isWord(text[from]) && isWord(text[from - 1])) from -= 1
  while (to < item.to && isWord(text[to - 1]) && isWord(text[to])) to += 1
  return {
    quote: flatten(text.slice(from, to)).slice(0, MAX_QUOTE),
    prefix: flatten(text.slice(0, from)).slice(-AROUND),
    suffix: flatten(text.slice(to)).slice(0, AROUND),
  }
}

/** The first words of a passage, for a line. */
export const shortQuote = (quote: string, length = 70): string =>
  quote.length <= length ? quote : `${quote.slice(0, length).replace(/\s+\S*$/u, '')}…`
