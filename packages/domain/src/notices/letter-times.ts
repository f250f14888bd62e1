import { fromAbsolute, Time, toCalendarDate, toCalendarDateTime } from '@internationalized/date'

/** When letters of a day or week are written, by the clocks of their reader: at seven, those of the week on Mondays. */
const HOUR = 7
/** Messages told at once wait so long for more of the same, and for what was done to be undone. */
export const gatherMs = 60_000

/**
 * The last moments (milliseconds since 1970) at which letters of the day and of the week were due in a zone (IANA): what
 * happened before is in them. Whoever was not running then writes them later.
 */
export function lastLetters(
  now: number,
  zone: string,
): { readonly daily: number; readonly weekly: number } {
  const today = toCalendarDate(fromAbsolute(now, zone))
  const at = (daysAgo: number): number =>
    toCalendarDateTime(today.subtract({ days: daysAgo }), new Time(HOUR))
      .toDate(zone)
      .getTime()
  const sinceMonday = (new Date(`${today.toString()}T00:00Z`).getUTCDay() + 6) % 7
  const last = (daysAgo: number, before: number): number =>
    at(daysAgo) <= now ? at(daysAgo) : at(before)
  return { daily: last(0, 1), weekly: last(sinceMonday, sinceMonday + 7) }
}
