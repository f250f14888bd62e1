import { fromAbsolute, parseDate, parseDateTime, toCalendarDateTime } from '@internationalized/date'

const shape =
  /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})?)?$/
const offset = /(?:Z|[+-]\d{2}:\d{2})$/

const MINUTE_MS = 60_000
const QUARTER_MS = 15 * MINUTE_MS

/**
 * Whether a text is an ISO 8601 date (`2013-11-29`) or date-time, with an offset or without
 * (`2013-11-29T18:00:00+01:00`), of a day that exists.
 */
export function isDateTime(text: string): boolean {
  const [, year, month, day, hour = '0', minute = '0', second = '0'] = shape.exec(text) ?? []
  if (year === undefined || month === undefined || day === undefined) return false
  const lastDay = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()
  return (
    Number(month) >= 1 &&
    Number(month) <= 12 &&
    Number(day) >= 1 &&
    Number(day) <= lastDay &&
    Number(hour) < 24 &&
    Number(minute) < 60 &&
    Number(second) < 60
  )
}

/** Whether a text that `isDateTime` says how far its hour is from UTC. */
export function hasOffset(text: string): boolean {
  return text.includes('T') && offset.test(text)
}

/** What a clock shows at a text that `isDateTime`: the text without its offset. */
export function clockOf(text: string): string {
  return hasOffset(text) ? text.replace(offset, '') : text
}

/** Zones by the names of this machine's tables: those that it knows by others as well are looked up. */
const zones: ReadonlySet<string> = new Set(Intl.supportedValuesOf('timeZone'))

/** Whether a text names a time zone of the IANA database that this machine knows: `Europe/Paris`. */
export function isTimeZone(name: string): boolean {
  if (zones.has(name)) return true
  if (!/^[A-Z][\w+/-]{1,63}$/i.test(name)) return false
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== ''
  } catch {
    return false // the standard library's way to say that there is no such zone
  }
}

/**
 * Milliseconds since 1970 of a text that `isDateTime`: an hour without an offset is one of `zone`
 * (an IANA name), where an hour that a change of clocks skips is the one that it becomes, and one
 * that comes twice is the first. A date is its first moment there, or with `day-end` the first
 * moment of the next day. NaN for other texts.
 */
export function momentOf(
  text: string,
  zone: string,
  edge: 'day-start' | 'day-end' = 'day-start',
): number {
  if (!isDateTime(text)) return NaN
  if (hasOffset(text)) return Date.parse(text)
  const clock = text.includes('T')
    ? parseDateTime(text)
    : toCalendarDateTime(parseDate(text).add({ days: edge === 'day-end' ? 1 : 0 }))
  return clock.toDate(zone).getTime()
}

/** Whether a change of clocks skips the hour of a text that `isDateTime`, which names no offset, in a zone. */
export function isSkippedHour(text: string, zone: string): boolean {
  if (!isDateTime(text) || !text.includes('T') || hasOffset(text)) return false
  const shown = toCalendarDateTime(fromAbsolute(momentOf(text, zone), zone)).toString()
  return shown.slice(0, 16) !== text.slice(0, 16)
}

/** A day, or a day and hour, as the clocks at a place show it. */
export type PlaceTime = {
  /** `2013-11-29`. */
  readonly day: string
  /** `18:00`; null where only a day is known. */
  readonly hour: string | null
  /** Milliseconds since 1970 at that hour, or at the day's first moment. */
  readonly moment: number
  /** How far the place's clocks are from UTC then: `+01:00`. */
  readonly offset: string
  /** The place's zone (IANA); null where only an offset is known, which is not that of the site. */
  readonly zone: string | null
}

/** What is known of where an event is: the zone that its page names, and that of the site. */
export type PlaceZones = { readonly own: string | null; readonly site: string }

/**
 * What the clocks at an event's place show at a time of its front matter; null for a text that is
 * none. Without an offset that is the hour as it is written. An hour with an offset is shown in
 * the zone that the page names, and without one as it is written.
 */
export function placeTime(text: string, zones: PlaceZones): PlaceTime | null {
  const zone = zones.own ?? zones.site
  const moment = momentOf(text, zone)
  if (Number.isNaN(moment)) return null
  const there = fromAbsolute(moment, zone)
  const ofZone = offsetOf(there.offset / MINUTE_MS)
  if (!text.includes('T')) return { day: text, hour: null, moment, offset: ofZone, zone }
  if (hasOffset(text) && zones.own !== null) {
    const [day = '', clock = ''] = toCalendarDateTime(there).toString().split('T')
    return { day, hour: clock.slice(0, 5), moment, offset: ofZone, zone }
  }
  const written = offset.exec(text)?.[0].replace('Z', '+00:00') ?? ofZone
  const known = written === ofZone ? zone : null
  return { day: text.slice(0, 10), hour: text.slice(11, 16), moment, offset: written, zone: known }
}

/**
 * The text of a time as the clocks at its place show it: unchanged, but for an hour with an offset
 * on a page that names a zone. Its first ten signs are the day there.
 */
export function placeText(text: string, own: string | null): string {
  const shown = own === null || !hasOffset(text) ? null : placeTime(text, { own, site: own })
  return shown === null ? text : `${shown.day}T${shown.hour ?? '00:00'}${shown.offset}`
}

/**
 * What the clocks of a zone (IANA) show at moments (milliseconds since 1970), to the second and with their offset:
 * `2027-01-22T18:00:00+01:00`.
 */
export function clocksIn(zone: string): (moment: number) => string {
  // no zone has ever changed its clocks between two quarters of an hour
  const offsets = new Map<number, number>()
  return (moment) => {
    const quarter = Math.floor(moment / QUARTER_MS)
    const offsetMs = offsets.get(quarter) ?? fromAbsolute(moment, zone).offset
    offsets.set(quarter, offsetMs)
    const shown = new Date(moment + offsetMs).toISOString().replace(/\.\d+Z$/, '')
    return `${shown}${offsetOf(offsetMs / MINUTE_MS)}`
  }
}

const offsetOf = (minutes: number): string => {
  const two = (count: number): string => String(Math.floor(count)).padStart(2, '0')
  const size = Math.abs(minutes)
  return `${minutes < 0 ? '-' : '+'}${two(size / 60)}:${two(size % 60)}`
}
