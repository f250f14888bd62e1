/// <reference lib="esnext.temporal" />
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import type { CalendarEntry } from './calendar-entry.ts'

/** An event as calendars of others show it. */
export type CalendarEvent = {
  readonly title: string
  readonly summary: string
  readonly place: string | null
  /** Its page. */
  readonly address: string
  /** The zone of its clocks (IANA). */
  readonly zone: string
  readonly isCancelled: boolean
  readonly changed: Date
  /** Higher after each change (RFC 5545, SEQUENCE). */
  readonly sequence: number
  readonly entries: readonly CalendarEntry[]
}

/** How often a calendar that subscribed may ask again, in seconds. */
const ASK_SECONDS = 3600

/**
 * Events as one iCalendar file (RFC 5545), in the order given. Hours are those of the place, with what its zone is
 * (VTIMEZONE), so that they stay where the clocks there are changed; in UTC where nobody told of the zone.
 */
export const toIcal = async (
  events: readonly CalendarEvent[],
  { name, host }: { readonly name: string; readonly host: string },
): Promise<string> => {
  const partOf = await zoneParts()
  const calendar = ical({
    name,
    prodId: { company: 'Forkshop', product: 'Forkshop' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: ASK_SECONDS,
    timezone: { name: null, generator: partOf },
  })
  for (const event of events) {
    const zone = partOf(event.zone) === null ? null : event.zone
    for (const entry of event.entries) {
      calendar.createEvent({
        id: `${entry.id}@${host}`,
        ...timesOf(entry, zone),
        summary: entry.title === undefined ? event.title : `${entry.title} · ${event.title}`,
        description: event.summary === '' ? null : event.summary,
        location: event.place,
        url: event.address,
        stamp: event.changed,
        lastModified: event.changed,
        sequence: event.sequence,
        status: event.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      })
    }
  }
  return calendar.toString()
}

const timesOf = ({ start, end, isWholeDay }: CalendarEntry, zone: string | null) => {
  if (isWholeDay || zone === null) return { start, end, allDay: isWholeDay }
  return { start: inZone(start), end: end && inZone(end), timezone: zone }
}

/** A moment that the library sets to the clocks of a zone; of a `Date` it would take the machine's. */
const inZone = (moment: Date): Temporal.Instant =>
  Temporal.Instant.fromEpochMilliseconds(moment.getTime())

/**
 * What tells a zone to calendars that do not know it by its name; null for one that needs no telling, or of which
 * nothing is known. The tables come with the first calendar that is asked for.
 */
const zoneParts = async (): Promise<(zone: string) => string | null> => {
  const { tzlib_get_ical_block: blockOf } = await import('timezones-ical-library')
  const known = new Map<string, string | null>()
  return (zone) => {
    const told = known.get(zone)
    if (told !== undefined) return told
    const [part = ''] = zone === 'UTC' ? [] : blockOf(zone)
    // one known by another name today is told under the name that the event gives
    const made = part === '' ? null : part.replace(/^TZID:.*$/m, `TZID:${zone}`)
    known.set(zone, made)
    return made
  }
}
