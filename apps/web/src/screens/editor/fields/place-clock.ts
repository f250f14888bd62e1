import { isDateTime, placeText } from '@forkshop/domain'

/** The zone (IANA) that a page names, null for none, and that of the site. */
export type PlaceZoneNames = { readonly own: string | null; readonly site: string }

/** A day (`2013-09-13`) and an hour (`18:00`) as clocks at the place show them; an empty hour is a whole day. */
export type PlaceClock = { readonly day: string; readonly hour: string }

/** What the clocks at the place show at a time of the front matter; null for a text that is none. */
export const readClock = (text: string, ownZone: string | null): PlaceClock | null => {
  if (!isDateTime(text)) return null
  const shown = placeText(text, ownZone)
  return { day: shown.slice(0, 10), hour: shown.includes('T') ? shown.slice(11, 16) : '' }
}

/**
 * The text of a day and hour in place of another (`before`), null for no day. It names no offset, unless there was one and
 * no zone of the page tells it.
 */
export const writeClock = (
  { day, hour }: PlaceClock,
  before: string,
  ownZone: string | null,
): string | null => {
  if (day === '') return null
  if (hour === '') return day
  const isTold = ownZone !== null || !isDateTime(before)
  const offset = isTold ? '' : (/(?:Z|[+-]\d{2}:\d{2})$/.exec(before)?.[0] ?? '')
  return `${day}T${hour}${offset}`
}
