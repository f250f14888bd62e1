import type { LocationQuery } from 'vue-router'

/** A passage as an address names it: a block, its nth item or row, words in it, a step of the agenda, or a field. */
export type PassagePlace =
  | { readonly block: number; readonly part?: number }
  | { readonly block: number; readonly quote: string; readonly until?: string }
  | { readonly step: string }
  | { readonly field: string }

/** Words that name the beginning and the end of a quotation. */
const NAMING_WORDS = 8
const MAX_NAMING = 150

/** The words of a block by which a quotation is found again: all of a short one, both ends of a long one. */
export const placeOfWords = (block: number, quote: string): PassagePlace => {
  const words = quote.trim().split(/\s+/u)
  if (words.length <= 2 * NAMING_WORDS)
    return { block, quote: words.join(' ').slice(0, MAX_NAMING) }
  return {
    block,
    quote: words.slice(0, NAMING_WORDS).join(' ').slice(0, MAX_NAMING),
    until: words.slice(-NAMING_WORDS).join(' ').slice(-MAX_NAMING),
  }
}

/** The address of the history of a passage, below that of its page; `at` is the text in which it stands there. */
export const passageHistoryPath = (pagePath: string, at: string, place: PassagePlace): string => {
  const query = new URLSearchParams({ at })
  for (const [key, value] of Object.entries(place)) {
    if (value !== undefined) query.set(key, String(value))
  }
  return `${pagePath}/history/passage?${query.toString()}`
}

const numbers = ['block', 'part', 'start', 'end'] as const
const texts = ['at', 'quote', 'until', 'step', 'field', 'cursor'] as const

type Asked = { readonly [key in (typeof numbers)[number]]?: number } & {
  readonly [key in (typeof texts)[number]]?: string
}

/** What an address asks of the history of a passage; what is not understood is left out. */
export const askedIn = (query: LocationQuery): Asked => {
  const asked = (key: string): string | undefined => {
    const value = query[key]
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  return {
    ...Object.fromEntries(texts.flatMap((key) => (asked(key) ? [[key, asked(key)]] : []))),
    ...Object.fromEntries(
      numbers.flatMap((key) =>
        /^\d{1,8}$/.test(asked(key) ?? '') ? [[key, Number(asked(key))]] : [],
      ),
    ),
  }
}

/** Whether an address names a passage. */
export const namesPassage = (query: LocationQuery): boolean => {
  const { block, step, field, start } = askedIn(query)
  return [block, step, field, start].some((one) => one !== undefined)
}
