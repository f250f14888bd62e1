import { parseDate } from '@internationalized/date'
import { formatClock, parseStart } from '../agenda/clock.ts'
import { isDateTime } from '../date-time.ts'

const DAY_MINUTES = 24 * 60
/** An event that ends before this hour ends in the night of the day before. */
const NIGHT_MINUTES = 5 * 60
/** More days than this are those of a mistaken year. */
const MAX_DAYS = 100

/** When an event is, as its front matter says it (design, section 13), in the hours of its place. */
export type EventHours = {
  /** A date, or a date and hour without an offset. */
  readonly start: string
  readonly end: string | null
  /** All its dates, where they do not follow each other; empty where they do. */
  readonly days: readonly string[]
}

/** The hours of a day of an agenda: `HH:MM`, null where they cannot be known. */
export type DayTimes = {
  readonly start: string | null
  readonly end: string | null
  readonly totalMinutes: number
}

/** One day of an event. */
export type EventDay = {
  /** `2027-01-22`. */
  readonly date: string
  /** Index of the agenda's day that is run then; null where the agenda has none left. */
  readonly agendaDay: number | null
  /** Minutes by which its steps are later than in the agenda; only those of the first day can be. */
  readonly shiftMinutes: number
  /** `HH:MM`; null where neither event nor agenda says. */
  readonly start: string | null
  readonly end: string | null
}

/**
 * The days of an event with what of an agenda is run on each: the agenda's days in their order, the first at
 * the hour when the event starts, the others at their own. The last ends at the hour when the event does, whatever
 * the agenda says; where no day's end is written, it is counted from its start. Texts that are no dates give no days.
 */
export function eventDays(hours: EventHours, days: readonly DayTimes[]): readonly EventDay[] {
  const starts = minutesIn(hours.start)
  const dates = datesOf(hours, days.length)
  return dates.map((date, at) => {
    const day = days[at]
    const over = at === dates.length - 1 ? endOn(date, hours) : null
    if (day === undefined) {
      const start = at === 0 && starts !== null ? formatClock(starts) : null
      const end = over === null ? null : formatClock(over)
      return { date, agendaDay: null, shiftMinutes: 0, start, end }
    }
    const own = day.start === null ? null : parseStart(day.start)
    const start = at === 0 ? (starts ?? own) : own
    const shiftMinutes = start === null || own === null ? 0 : start - own
    const end = over ?? endMinutes(day, start, shiftMinutes)
    return {
      date,
      agendaDay: at,
      shiftMinutes,
      start: start === null ? null : formatClock(start),
      end: end === null ? null : formatClock(end),
    }
  })
}

/**
 * When an event ends that runs an agenda from `start` on: `2027-01-24T18:00`, after midnight on the date after
 * its last day. Null where the agenda does not say how long its last day is.
 */
export function plannedEnd(
  hours: Omit<EventHours, 'end'>,
  days: readonly DayTimes[],
): string | null {
  const last = eventDays({ ...hours, end: null }, days).at(-1)
  if (last === undefined || last.end === null || last.start === null) return null
  const isNextDay = last.end <= last.start
  return `${isNextDay ? addDays(last.date, 1) : last.date}T${last.end}`
}

/**
 * The hours of an event that runs what was made for its day alone: it ends when that does, whatever its page says;
 * as its page says where the agenda does not tell.
 */
export function hoursOfTheDay(hours: EventHours, days: readonly DayTimes[]): EventHours {
  return { ...hours, end: plannedEnd(hours, days) ?? hours.end }
}

/** How many days an agenda has more than an event, or with a minus sign fewer; 0 without an agenda. */
export function daysMissing(hours: EventHours, days: readonly DayTimes[]): number {
  return days.length === 0 ? 0 : days.length - datesOf(hours, days.length).length
}

/** A date so many days later. */
export function addDays(date: string, days: number): string {
  return parseDate(date).add({ days }).toString()
}

/** An hour of a day so many minutes later: `18:30`; after midnight it is that of the next day. */
export function laterClock(clock: string, minutes: number): string {
  const start = parseStart(clock)
  return start === null ? clock : formatClock(start + minutes)
}

function datesOf({ start, end, days }: EventHours, agendaDays: number): readonly string[] {
  if (!isDateTime(start)) return []
  const first = start.slice(0, 10)
  const apart = days.filter((day) => isDateTime(day) && day.length === 10)
  if (apart.length > 0) return [...new Set([first, ...apart])].toSorted().slice(0, MAX_DAYS)
  const count =
    end === null || !isDateTime(end) ? Math.max(agendaDays, 1) : daysBetween(first, lastDate(end))
  return Array.from({ length: Math.min(Math.max(count, 1), MAX_DAYS) }, (_, at) =>
    addDays(first, at),
  )
}

/** The date in whose night an event ends at the latest. */
function lastDate(end: string): string {
  const minutes = minutesIn(end)
  const date = end.slice(0, 10)
  return minutes !== null && minutes < NIGHT_MINUTES ? addDays(date, -1) : date
}

/** The minute of the day at which an event ends on a date, or in its night; null where it does not say, or not so. */
function endOn(date: string, { start, end }: EventHours): number | null {
  if (end === null || !isDateTime(end) || end <= start || lastDate(end) !== date) return null
  return minutesIn(end)
}

function daysBetween(first: string, last: string): number {
  return parseDate(last).compare(parseDate(first)) + 1
}

function minutesIn(text: string): number | null {
  return text.includes('T') ? parseStart(text.slice(11, 16)) : null
}

function endMinutes(day: DayTimes, start: number | null, shift: number): number | null {
  const end = day.end === null ? null : parseStart(day.end)
  if (end !== null) return (end + shift + DAY_MINUTES) % DAY_MINUTES
  return start === null || day.totalMinutes === 0 ? null : start + day.totalMinutes
}
