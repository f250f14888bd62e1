import { parse, pattern } from 'iso8601-duration'

/** The parts of an ISO 8601 duration; 0 where the text gives none. */
export type IsoDuration = {
  readonly years: number
  readonly months: number
  readonly weeks: number
  readonly days: number
  readonly hours: number
  readonly minutes: number
  readonly seconds: number
}

// The library looks for a duration anywhere in the text; ours must be one from end to end.
const whole = new RegExp(`^${pattern.source}$`)
const MAX_LENGTH = 40

const minutesOf = {
  years: 365 * 24 * 60,
  months: 30 * 24 * 60,
  weeks: 7 * 24 * 60,
  days: 24 * 60,
  hours: 60,
  minutes: 1,
  seconds: 1 / 60,
} as const satisfies Record<keyof IsoDuration, number>

/** Reads an ISO 8601 duration such as `PT48H`, `PT1H30M` or `P6W`; null when it is not one. */
export function parseIsoDuration(text: string): IsoDuration | null {
  if (text.length > MAX_LENGTH || text.endsWith('T') || !whole.test(text)) return null
  try {
    return { ...zero, ...parse(text) }
  } catch {
    return null // `P` alone, or a fraction before the smallest unit
  }
}

/**
 * Length of an ISO 8601 duration in whole minutes, rounded; null when it is not one. A year counts
 * 365 days and a month 30: only for sorting and filtering, never for a calendar.
 */
export function isoDurationMinutes(text: string): number | null {
  const duration = parseIsoDuration(text)
  return duration === null ? null : Math.round(totalMinutes(duration))
}

/** The ISO 8601 duration of a number of whole minutes: `90` → `PT1H30M`, `0` → `PT0M`. */
export function isoDurationOfMinutes(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours === 0) return `PT${rest}M`
  return rest === 0 ? `PT${hours}H` : `PT${hours}H${rest}M`
}

const zero: IsoDuration = {
  years: 0,
  months: 0,
  weeks: 0,
  days: 0,
  hours: 0,
  minutes: 0,
  seconds: 0,
}

function totalMinutes(duration: IsoDuration): number {
  return (
    duration.years * minutesOf.years +
    duration.months * minutesOf.months +
    duration.weeks * minutesOf.weeks +
    duration.days * minutesOf.days +
    duration.hours * minutesOf.hours +
    duration.minutes * minutesOf.minutes +
    duration.seconds * minutesOf.seconds
  )
}
