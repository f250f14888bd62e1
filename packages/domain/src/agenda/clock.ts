import { unitWords } from '../unit-words.ts'

const DAY_MINUTES = 24 * 60

// `\s` includes U+00A0 and U+202F, which French typography puts between a number and its unit.
const startShape = /^(\d{1,2})(?::(\d{2})|\s*h(?:\s*(\d{2}))?)$/i
const [hour, minute] = [unitWords('hours'), unitWords('minutes')]
const minutesShape = new RegExp(`^(\\d{1,4})\\s*${minute}$`, 'i')
const hoursShape = new RegExp(`^(\\d{1,3})\\s*${hour}(?:\\s*(\\d{1,2})\\s*${minute}?)?$`, 'i')
const colonShape = /^(\d{1,3}):(\d{2})$/

/** Reads `18:00`, `18 h`, `18h30`: minutes since midnight, 0 to 1439; null when it is no time. */
export function parseStart(text: string): number | null {
  const [, hours, colon, minutes] = startShape.exec(text.trim()) ?? []
  if (hours === undefined) return null
  const start = Number(hours) * 60 + Number(colon ?? minutes ?? 0)
  const isTime = Number(colon ?? minutes ?? 0) < 60 && start <= DAY_MINUTES
  return isTime ? start % DAY_MINUTES : null
}

/** Reads `90 min`, `1 h 30`, `1h30`, `1h`, `1:30`: whole minutes; null when it is no length. */
export function parseLength(text: string): number | null {
  const trimmed = text.trim()
  const [, onlyMinutes] = minutesShape.exec(trimmed) ?? []
  if (onlyMinutes !== undefined) return Number(onlyMinutes)
  const [, hours, minutes = '0'] = hoursShape.exec(trimmed) ?? colonShape.exec(trimmed) ?? []
  if (hours === undefined || Number(minutes) > 59) return null
  return Number(hours) * 60 + Number(minutes)
}

/** The time on the clock, `HH:MM`, of minutes since the first midnight, later days included. */
export function formatClock(minutes: number): string {
  const inDay = ((minutes % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES
  const hours = Math.floor(inDay / 60)
  return `${String(hours).padStart(2, '0')}:${String(inDay % 60).padStart(2, '0')}`
}

/**
 * Minutes since the first midnight of a time that comes after another one: a time of day that is
 * earlier than the start above it is after midnight.
 */
export function placeAfter(timeOfDay: number, previousStart: number | null): number {
  if (previousStart === null) return timeOfDay
  const placed = previousStart - (previousStart % DAY_MINUTES) + timeOfDay
  return placed < previousStart ? placed + DAY_MINUTES : placed
}
