import {
  addDays,
  momentOf,
  placeTime,
  type EventDay,
  type PageFacts,
  type PlaceZones,
} from '@forkshop/domain'

/** One entry of a calendar: an event, or one of its days. */
export type CalendarEntry = {
  readonly id: string
  readonly start: Date
  /** The first moment after it; null where it is not known. */
  readonly end: Date | null
  readonly isWholeDay: boolean
}

type Times = Pick<PageFacts, 'start' | 'end' | 'days'>

/**
 * The entries of an event: each of its days where their hours are known, else the whole from its start to its end. None
 * where it does not say when it is. Days without an hour are whole days, which calendars show alike in all zones.
 */
export const entriesOf = (
  {
    id,
    times,
    days,
  }: { readonly id: string; readonly times: Times; readonly days: readonly EventDay[] },
  zones: PlaceZones,
): readonly CalendarEntry[] => {
  const zone = zones.own ?? zones.site
  const isTimed = days.some(({ start }) => start !== null)
  if (days.length > 1 && (isTimed || times.days.length > 0)) {
    return days.map((day, at) => dayEntry(`${id}-${at + 1}`, day, zone))
  }
  const start = times.start === null ? null : placeTime(times.start, zones)
  if (start === null) return []
  if (start.hour === null) {
    const last = times.end === null ? start.day : times.end.slice(0, 10)
    return [wholeDays(id, start.day, last < start.day ? start.day : last)]
  }
  const end = momentOf(times.end ?? '', zone, 'day-end')
  return [
    {
      id,
      start: new Date(start.moment),
      end: Number.isNaN(end) ? null : new Date(end),
      isWholeDay: false,
    },
  ]
}

const dayEntry = (id: string, { date, start, end }: EventDay, zone: string): CalendarEntry => {
  if (start === null) return wholeDays(id, date, date)
  const until = end === null ? null : `${end <= start ? addDays(date, 1) : date}T${end}`
  return {
    id,
    start: new Date(momentOf(`${date}T${start}`, zone)),
    end: until === null ? null : new Date(momentOf(until, zone)),
    isWholeDay: false,
  }
}

/** Of whole days a calendar keeps the dates alone: they are given at midnight UTC. */
const wholeDays = (id: string, first: string, last: string): CalendarEntry => ({
  id,
  start: new Date(`${first}T00:00:00Z`),
  end: new Date(`${addDays(last, 1)}T00:00:00Z`),
  isWholeDay: true,
})
