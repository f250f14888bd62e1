import ICAL from 'ical.js'

/** Events of one series at the most: a year of weeks. */
export const MAX_REPEATS = 52

/**
 * The dates (`2027-02-02`) on which a rule of RFC 5545 falls, from `start` on: `FREQ=MONTHLY;BYDAY=1TU;COUNT=6`. Months
 * without the day that a rule names are left out. Null for a rule that cannot be read, one that does not say when
 * it ends, one of less than a day, and one without any date or with more than `MAX_REPEATS`.
 */
export function repeatDates(start: string, rule: string): readonly string[] | null {
  const recur = ruleOf(rule)
  if (recur === null || (recur.count === null && recur.until === null)) return null
  if (!['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'].includes(recur.freq)) return null
  const dates: string[] = []
  const days = recur.iterator(ICAL.Time.fromDateString(start.slice(0, 10)))
  for (let day = days.next(); day; day = days.next()) {
    if (dates.length === MAX_REPEATS) return null
    dates.push(day.toString().slice(0, 10))
  }
  return dates.length === 0 ? null : dates
}

function ruleOf(rule: string): ICAL.Recur | null {
  try {
    return ICAL.Recur.fromString(rule.replace(/^RRULE:/i, ''))
  } catch {
    return null // the library's way to say that this is no rule
  }
}
