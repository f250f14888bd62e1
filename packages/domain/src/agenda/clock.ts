const DAY_MINUTES = 24 * 60

// `\s` includes U+00A0 and U+202F, which French typography puts between a number and its unit.
const startShape = /^(\d{1,2})(?::(\d{2})|\s*h(?:\s*(\d{2}))?)$/i

/** Reads `18:00`, `18 h`, `18h30`: minutes since midnight, 0 to 1439; null when it is no time. */
export function parseStart(text: string): number | null {
  const [, hours, colon, minutes] = startShape.exec(text.trim()) ?? []
  if (hours === undefined) return null
  const start = Number(hours) * 60 + Number(colon ?? minutes ?? 0)
  const isTime = Number(colon ?? minutes ?? 0) < 60 && start <= DAY_MINUTES
  return isTime ? start % DAY_MINUTES : null
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

/**
 * Minutes since the first midnight of a fixed hour. One that the steps above have run over is still of the same day,
 * and so before them: only what is less than half a day ahead is after midnight.
 */
export function placeFixed(timeOfDay: number, previousStart: number | null): number {
  const placed = placeAfter(timeOfDay, previousStart)
  if (previousStart === null || timeOfDay >= previousStart % DAY_MINUTES) return placed
  return placed - previousStart > DAY_MINUTES / 2 ? placed - DAY_MINUTES : placed
}
