import { dateOfParts, localeOf, type Language } from '@forkshop/domain'

/** The day (`2027-01-22`) of a moment (ISO 8601) by the clocks of a zone (IANA). */
export function dayInZone(moment: string, zone: string): string {
  return new Intl.DateTimeFormat('sv', { dateStyle: 'short', timeZone: zone }).format(
    new Date(moment),
  )
}

/** The first and the last day of some things, of which there is one at least. */
export function daysOf(
  things: readonly [{ readonly at: string }, ...{ readonly at: string }[]],
  zone: string,
): { readonly first: string; readonly last: string } {
  const [newest, ...others] = things.map(({ at }) => dayInZone(at, zone)).toSorted()
  const first = newest ?? ''
  return { first, last: others.at(-1) ?? first }
}

/** A day as a letter of that week says it: `vendredi 22 janvier`. */
export function dayName(day: string, language: Language): string {
  const names = new Intl.DateTimeFormat(localeOf(language), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  })
  return dateOfParts(names.formatToParts(new Date(`${day}T00:00:00Z`)), language)
}
