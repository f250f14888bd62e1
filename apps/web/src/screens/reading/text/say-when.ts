import type { PageView } from '@forkshop/api'
import { dateOfParts, localeOf, type Language } from '@forkshop/domain'
import type { Say } from '../../../base/i18n/create-i18n.ts'
import { sayDate } from '../../../base/i18n/format.ts'
import { dateFormat } from '../../../base/i18n/formatters.ts'

type Day = NonNullable<PageView['times']>['days'][number]

const DAY_MS = 24 * 60 * 60 * 1000
const dateOf = (day: string): Date => new Date(`${day}T00:00:00Z`)

/** Days from the first to the last, what they share said once: `22 au 24 janvier 2027`. */
const sayRange = (first: string, last: string, language: Language, say: Say): string => {
  const parts = dateFormat(localeOf(language), {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).formatRangeToParts(dateOf(first), dateOf(last))
  // the mark between both ends stands before the first part of the second
  const between = parts.findIndex(({ source }) => source === 'endRange') - 1
  return say('reading.when.days', {
    from: dateOfParts(parts.slice(0, between), language),
    to: dateOfParts(parts.slice(between + 1), language),
  }).replaceAll(/[\u2009\u202f]/gu, ' ') // which blanks differs between a server's tables and a browser's
}

/** The hours of a day: `18:00 à 22:00`, `18:00`; null where none is known. */
const sayHours = ({ start, end }: Day, say: Say): string | null => {
  if (start.hour === null) return null
  return end === null ? start.hour : say('reading.range.both', { min: start.hour, max: end })
}

/** When an event is, in words: its days, of a single one with its hours; null where it has none. */
export const sayWhen = (days: readonly Day[], language: Language, say: Say): string | null => {
  const [first] = days
  const last = days.at(-1)
  if (first === undefined || last === undefined) return null
  if (first !== last) return sayRange(first.start.day, last.start.day, language, say)
  const hours = sayHours(first, say)
  const date = sayDate(first.start.day, language)
  return hours === null ? date : `${date}, ${hours}`
}

/** How many days an event has that do not follow each other; null where they do. */
export const daysApart = (days: readonly Day[]): number | null => {
  const [first] = days
  const last = days.at(-1)
  if (first === undefined || last === undefined) return null
  const length = Math.round(
    (dateOf(last.start.day).getTime() - dateOf(first.start.day).getTime()) / DAY_MS,
  )
  return length + 1 === days.length ? null : days.length
}
