import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import type { CalendarEntry } from './calendar-entry.ts'

/** An event as calendars of others show it. */
export type CalendarEvent = {
  readonly title: string
  readonly summary: string
  readonly place: string | null
  /** Its page. */
  readonly address: string
  readonly isCancelled: boolean
  readonly changed: Date
  /** Higher after each change (RFC 5545, SEQUENCE). */
  readonly sequence: number
  readonly entries: readonly CalendarEntry[]
}

/** How often a calendar that subscribed may ask again, in seconds. */
const ASK_SECONDS = 3600

/** Events as one iCalendar file (RFC 5545), in the order given; moments are UTC, so that no zone has to be known. */
export const toIcal = (
  events: readonly CalendarEvent[],
  { name, host }: { readonly name: string; readonly host: string },
): string => {
  const calendar = ical({
    name,
    prodId: { company: 'Forkshop', product: 'Forkshop' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: ASK_SECONDS,
  })
  for (const event of events) {
    for (const entry of event.entries) {
      calendar.createEvent({
        id: `${entry.id}@${host}`,
        start: entry.start,
        end: entry.end,
        allDay: entry.isWholeDay,
        summary: event.title,
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
