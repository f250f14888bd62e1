import type { PageView, PlaceTimeView } from '@forkshop/api'
import { formatDuration, type Language } from '@forkshop/domain'
import { sayMinutes, sayMoney, sayNumber, sayPlaceTime } from '../../../base/i18n/format.ts'

/** One thing the front matter says, as the page shows it. */
export type Fact = {
  readonly key: string
  readonly value: string
  /** What is smaller behind the value: `ideal 40`. */
  readonly more: string | null
  readonly to: string | null
  /** The hour that the value says, of an event's place. */
  readonly time: PlaceTimeView | null
}

type Fields = Readonly<Record<string, unknown>>
type Say = (key: string, named?: Readonly<Record<string, unknown>>) => string

const record = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {}
const number = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null
const text = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== ''
    ? value.trim()
    : typeof value === 'number'
      ? String(value)
      : null

/** `20 à 60`, `from 20`, `up to 60`, `20`. */
const rangeOf = (value: unknown, language: Language, say: Say): string | null => {
  const fields = record(value)
  const [min, max] = [number(fields['min']), number(fields['max'])]
  const words = (count: number): string => sayNumber(count, language)
  if (min !== null && max !== null)
    return min === max
      ? words(min)
      : say('reading.range.both', { min: words(min), max: words(max) })
  if (min !== null) return say('reading.range.from', { min: words(min) })
  if (max !== null) return say('reading.range.upTo', { max: words(max) })
  return null
}

const choice = (value: unknown, list: string, say: Say): string | null => {
  const found = text(value)
  return found !== null && /^[a-z-]+$/.test(found) ? say(`reading.choice.${list}.${found}`) : null
}

const fact = (
  key: string,
  value: string | null,
  rest: Partial<Pick<Fact, 'more' | 'to' | 'time'>> = {},
): readonly Fact[] =>
  value === null
    ? []
    : [{ key, value, more: rest.more ?? null, to: rest.to ?? null, time: rest.time ?? null }]

const idealOf = (value: unknown, language: Language, say: Say): string | null => {
  const ideal = number(record(value)['ideal'])
  return ideal === null ? null : say('reading.range.ideal', { n: sayNumber(ideal, language) })
}

const budgetOf = (value: unknown, language: Language, say: Say): readonly Fact[] => {
  const fields = record(value)
  const amount = number(fields['amount'])
  const currency = text(fields['currency']) ?? 'EUR'
  const people = number(fields['people'])
  if (amount === null) return []
  if (people === null || people <= 0) return fact('budget', sayMoney(amount, currency, language))
  const each = Math.round(amount / people)
  return fact('budget', sayMoney(each, currency, language), { more: say('reading.range.each') })
}

const lengthOf = (value: unknown, language: Language, say: Say): string | null => {
  const duration = text(value)
  if (duration !== null) return formatDuration(duration, language)
  const fields = record(value)
  const [min, max] = [number(fields['min']), number(fields['max'])]
  if (min !== null && max !== null && min !== max)
    return say('reading.range.both', { min: sayMinutes(min), max: sayMinutes(max) })
  const only = min ?? max
  return only === null ? null : sayMinutes(only)
}

const timeFact = (
  key: string,
  time: PlaceTimeView | null | undefined,
  language: Language,
): readonly Fact[] =>
  time ? fact(key, sayPlaceTime(time, language), { time: time.hour === null ? null : time }) : []

const formatFacts = (fields: Fields, language: Language, say: Say): readonly Fact[] => [
  ...fact('duration', lengthOf(fields['duration'], language, say)),
  ...fact('participants', rangeOf(fields['participants'], language, say), {
    more: idealOf(fields['participants'], language, say),
  }),
  ...fact('teams', rangeOf(fields['teams'], language, say), {
    more: teamSize(fields['teams'], say),
  }),
  ...fact('leadTime', lengthOf(fields['lead_time'], language, say)),
  ...budgetOf(fields['budget'], language, say),
  ...fact('status', choice(fields['status'], 'status', say)),
]

const teamSize = (teams: unknown, say: Say): string | null => {
  const size = text(record(teams)['size'])
  if (size === null) return null
  const both = /^(\d+)\s*[-–]\s*(\d+)$/.exec(size)
  return both === null
    ? say('reading.range.size', { size })
    : say('reading.range.sizeBetween', { min: both[1], max: both[2] })
}

const methodFacts = (fields: Fields, language: Language, say: Say): readonly Fact[] => [
  ...fact('duration', lengthOf(fields['duration'], language, say)),
  ...fact('participants', rangeOf(fields['participants'], language, say)),
  ...fact('phase', choice(fields['phase'], 'phase', say)),
  ...fact('difficulty', choice(fields['difficulty'], 'difficulty', say)),
  ...fact('space', choice(fields['space'], 'space', say)),
  ...fact('status', choice(fields['status'], 'status', say)),
]

const eventFacts = (
  { fields, times }: FactsPage,
  language: Language,
  say: Say,
): readonly Fact[] => {
  const venue = record(fields['venue'])
  const place = [text(venue['name']), text(venue['city'])].filter((part) => part !== null)
  const attendance = record(fields['attendance'])
  const present = number(attendance['present'])
  return [
    ...(fields['cancelled'] === true ? fact('state', say('reading.cancelled')) : []),
    ...timeFact('start', times?.start, language),
    ...timeFact('end', times?.end, language),
    ...fact('venue', place.length === 0 ? null : place.join(', ')),
    ...fact('attendance', present === null ? null : sayNumber(present, language)),
    ...fact('edition', text(fields['edition'])),
  ]
}

const projectFacts = (fields: Fields, _language: Language, say: Say): readonly Fact[] => [
  ...fact('maturity', choice(fields['maturity'], 'maturity', say)),
  ...fact('fromEvent', text(fields['from_event']), {
    to: text(fields['from_event']) === null ? null : `/p/${text(fields['from_event'])}`,
  }),
]

type FactsPage = { readonly kind: string | null; readonly fields: Fields } & Pick<PageView, 'times'>

/** What is said about a page of a kind, in the order of its title block; what is absent or wrong is left out. */
export const factsOfPage = (page: FactsPage, language: Language, say: Say): readonly Fact[] => {
  switch (page.kind) {
    case 'format':
      return formatFacts(page.fields, language, say)
    case 'method':
      return methodFacts(page.fields, language, say)
    case 'event':
      return eventFacts(page, language, say)
    case 'project':
      return projectFacts(page.fields, language, say)
    default:
      return []
  }
}

export type Credit = {
  readonly name: string
  readonly role: string | null
  readonly url: string | null
}
export type Source = {
  readonly title: string
  readonly url: string | null
  readonly license: string | null
}

const webAddress = (value: unknown): string | null => {
  const found = text(value)
  return found !== null && /^https?:\/\//i.test(found) ? found : null
}

const items = (value: unknown): readonly Fields[] => (Array.isArray(value) ? value.map(record) : [])

export const creditsOf = (fields: Fields): readonly Credit[] =>
  items(fields['credits']).flatMap((item) => {
    const name = text(item['name'])
    return name === null ? [] : [{ name, role: text(item['role']), url: webAddress(item['url']) }]
  })

export const sourcesOf = (fields: Fields): readonly Source[] =>
  items(fields['sources']).flatMap((item) => {
    const title = text(item['title'])
    return title === null
      ? []
      : [{ title, url: webAddress(item['url']), license: text(item['license']) }]
  })

/** What a method is for; null for pages of other kinds. */
export const purposeOf = (page: {
  readonly kind: string | null
  readonly fields: Fields
}): string | null => (page.kind === 'method' ? text(page.fields['purpose']) : null)
