import type { PageSummary } from '@forkshop/api'
import { clockOf, dateRange, eventDays, localeOf, type Language } from '@forkshop/domain'
import { sayDate } from '../../base/i18n/format.ts'
import type { Say } from '../../base/i18n/create-i18n.ts'

type Dated = Pick<PageSummary, 'start' | 'end'>

/** The first and the last day of an event (`2027-01-22`) at its place; null where it does not say when it is. */
export const daysOf = ({
  start,
  end,
}: Dated): { readonly first: string; readonly last: string } | null => {
  if (start === null) return null
  const days = eventDays({ start: clockOf(start), end: end && clockOf(end), days: [] }, [])
  const [first, last] = [days[0], days.at(-1)]
  return first === undefined || last === undefined ? null : { first: first.date, last: last.date }
}

/** When an event is: `2 décembre 2026, 18:00`, `22 au 24 janvier 2027`; null where it does not say. */
export const sayEventDay = (event: Dated, language: Language, say: Say): string | null => {
  const days = daysOf(event)
  if (days === null) return null
  const { first, last } = days
  if (first !== last) return say('library.row.days', dateRange(first, last, language))
  const hour = event.start?.includes('T') === true ? event.start.slice(11, 16) : null
  const day = sayDate(first, language)
  return hour === null ? day : `${day}, ${hour}`
}

/** `aujourd’hui` or `demain`, seen from a day; null of another day, and of an event that began before. */
export const sayNear = (event: Dated, language: Language, today: string): string | null => {
  const first = daysOf(event)?.first
  const days = first === undefined ? NaN : (Date.parse(first) - Date.parse(today)) / DAY_MS
  if (days !== 0 && days !== 1) return null
  return new Intl.RelativeTimeFormat(localeOf(language), { numeric: 'auto' }).format(days, 'day')
}

const DAY_MS = 24 * 60 * 60_000

/** The parts of a list of events by their start, each with its name. */
export const listParts = ['coming', 'over', 'undated'] as const

/** The part of such a list in which an event stands. */
export const partOf = ({
  start,
  over,
}: Pick<PageSummary, 'start' | 'over'>): (typeof listParts)[number] => {
  if (over) return 'over'
  return start === null ? 'undated' : 'coming'
}
