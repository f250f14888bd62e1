import { eventDays, laterClock, type DayTimes, type EventHours } from './event-days.ts'

/** A day of an agenda with the hours of its steps. */
export type SteppedDay = DayTimes & {
  readonly steps: readonly { readonly start: string | null }[]
}

/** A format's days as an event runs them. */
export type Programme<Day> = {
  readonly days: Day[]
  /** `2027-01-22` of each day of the agenda, in its order; null where the event has no day for it. */
  readonly dates: (string | null)[]
}

/**
 * What of an agenda is run when (design, section 13): the first day at the hour when the event starts; hours that an
 * event does not move stay as they are.
 */
export function programmeOf<Day extends SteppedDay>(
  hours: EventHours,
  days: readonly Day[],
): Programme<Day> {
  const run = eventDays(hours, days)
  return {
    days: days.map((day, at) => {
      const shift = run[at]?.shiftMinutes ?? 0
      return shift === 0 ? day : moved(day, shift)
    }),
    dates: days.map((_day, at) => run[at]?.date ?? null),
  }
}

function moved<Day extends SteppedDay>(day: Day, minutes: number): Day {
  const later = (clock: string | null): string | null =>
    clock === null ? null : laterClock(clock, minutes)
  return {
    ...day,
    start: later(day.start),
    end: later(day.end),
    steps: day.steps.map((step) => ({ ...step, start: later(step.start) })),
  }
}
