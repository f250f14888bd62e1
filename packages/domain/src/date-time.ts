const shape =
  /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})?)?$/

/**
 * Whether a text is an ISO 8601 date (`2013-11-29`) or date-time, with a zone or without
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

/**
 * Milliseconds since 1970 of a text that `isDateTime`: read as UTC where it names no zone. A date
 * is its first moment, or with `day-end` the first moment of the next day. NaN for other texts.
 */
export function momentOf(text: string, edge: 'day-start' | 'day-end' = 'day-start'): number {
  if (!isDateTime(text)) return NaN
  if (!text.includes('T')) return Date.parse(text) + (edge === 'day-end' ? DAY_MS : 0)
  return Date.parse(/(?:Z|[+-]\d{2}:\d{2})$/.test(text) ? text : `${text}Z`)
}

const DAY_MS = 24 * 60 * 60 * 1000
