import { dateOfParts, localeOf, type Language } from '../language.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const dateOf = (day: string): Date => new Date(`${day}T00:00:00Z`)

/** The two ends of some days, what they share said once: `22` and `24 janvier 2027`. */
export type DateRange = { readonly from: string; readonly to: string }

/** How the days from `first` to `last` (`2027-01-22`, the later one last) are written in a language. */
export function dateRange(first: string, last: string, language: Language): DateRange {
  const parts = new Intl.DateTimeFormat(localeOf(language), {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).formatRangeToParts(dateOf(first), dateOf(last))
  // the mark between both ends stands before the first part of the second
  const between = parts.findIndex(({ source }) => source === 'endRange') - 1
  const said = (some: typeof parts): string =>
    // which blanks differs between a server's tables and a browser's
    dateOfParts(some, language).replaceAll(/[\u2009\u202f]/gu, ' ')
  return { from: said(parts.slice(0, between)), to: said(parts.slice(between + 1)) }
}

/** A day (`2027-01-22`) as it is written out in a language: `22 janvier 2027`. */
export function longDate(day: string, language: Language): string {
  const days = new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long', timeZone: 'UTC' })
  return dateOfParts(days.formatToParts(dateOf(day)), language)
}

/** How many days there are where they do not follow each other; null where they do. */
export function daysApart(days: readonly string[]): number | null {
  const first = days[0]
  const last = days.at(-1)
  if (first === undefined || last === undefined) return null
  const length = Math.round((dateOf(last).getTime() - dateOf(first).getTime()) / DAY_MS) + 1
  return length === days.length ? null : days.length
}
