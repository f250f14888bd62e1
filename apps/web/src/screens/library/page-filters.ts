import type { ListKind } from '@forkshop/api'
import { outcomes, statuses, type Language, languages } from '@forkshop/domain'
import { sayLanguageName, sayMinutes, sayNumber } from '../../base/i18n/format.ts'
import type { Say } from '../../base/i18n/create-i18n.ts'
import { countIn, sortsOf } from './home-loader.ts'

/** One choice of a list's filters; its value is empty while nothing is chosen. */
export type PageFilter = {
  readonly name: 'minutes' | 'people' | 'outcome' | 'status' | 'lang'
  readonly label: string
  readonly value: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
}

type Query = Readonly<Record<string, unknown>>
type Words = {
  readonly language: Language
  readonly say: Say
}

/** The filters that a kind of page has, as an address sets them. A number of the address's own is among the options. */
export const pageFilters = (kind: ListKind, query: Query, words: Words): readonly PageFilter[] => {
  const { language, say } = words
  const filter = (
    name: PageFilter['name'],
    label: 'minutes' | 'peopleLabel' | 'outcome' | 'status' | 'lang',
    options: PageFilter['options'],
  ): PageFilter => ({
    name,
    label: say(`library.filter.${label}`),
    value: textIn(query, name),
    options,
  })
  const timed = [
    filter(
      'minutes',
      'minutes',
      withOwn([15, 30, 60, 90, 120, 240, 480, 2880], query['minutes']).map((value) => ({
        value: String(value),
        label: say('library.filter.upTo', { length: sayMinutes(value) }),
      })),
    ),
    filter(
      'people',
      'peopleLabel',
      withOwn([4, 8, 12, 20, 40, 80, 150], query['people']).map((value) => ({
        value: String(value),
        label: say('library.filter.people', { n: sayNumber(value, language) }),
      })),
    ),
  ]
  const purpose = filter(
    'outcome',
    'outcome',
    outcomes.map((value) => ({ value, label: say(`library.outcome.${value}`) })),
  )
  const state = filter(
    'status',
    'status',
    statuses.map((value) => ({ value, label: say(`library.status.${value}`) })),
  )
  const spoken = filter(
    'lang',
    'lang',
    languages.map((value) => ({ value, label: sayLanguageName(value, language) })),
  )
  switch (kind) {
    case 'format':
      return [...timed, purpose, state, spoken]
    case 'method':
      return [...timed, state, spoken]
    default:
      return [spoken]
  }
}

/** The orders of a list; the usual one has an empty value, as a filter that is not set. */
export const listOrders = (kind: ListKind, say: Words['say']): PageFilter['options'] =>
  sortsOf(kind).map((sort, at) => ({
    value: at === 0 ? '' : sort,
    label: say(`library.sort.${sort}`),
  }))

/** How many filters are set. */
export const countSet = (filters: readonly PageFilter[]): number =>
  filters.filter(({ value }) => value !== '').length

/** What a form of filters chose, as the query of an address; what it left open is not in it. */
export const chosenIn = (form: HTMLFormElement): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...new FormData(form)].flatMap(([name, value]): [string, string][] =>
      typeof value === 'string' && value !== '' ? [[name, value]] : [],
    ),
  )

const textIn = (query: Query, name: string): string => {
  const value = query[name]
  return typeof value === 'string' ? value : ''
}

const withOwn = (choices: readonly number[], own: unknown): readonly number[] => {
  const count = countIn(own)
  return count === undefined || choices.includes(count)
    ? choices
    : [...choices, count].sort((a, b) => a - b)
}
