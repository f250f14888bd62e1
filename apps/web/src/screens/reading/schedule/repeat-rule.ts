import { parseDate } from '@internationalized/date'

/** How often an event comes again. */
export const rhythms = ['never', 'weekly', 'fortnightly', 'monthly'] as const
export type Rhythm = (typeof rhythms)[number]

const days = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const

/** The rule of RFC 5545 for an event that comes so many times from a date on; none for one that comes once. */
export const repeatRule = (date: string, rhythm: Rhythm, times: number): string | undefined => {
  switch (rhythm) {
    case 'never':
      return undefined
    case 'weekly':
      return `FREQ=WEEKLY;COUNT=${times}`
    case 'fortnightly':
      return `FREQ=WEEKLY;INTERVAL=2;COUNT=${times}`
    case 'monthly':
      return `FREQ=MONTHLY;BYDAY=${nthWeekday(date)};COUNT=${times}`
  }
}

/** Which weekday of its month a date is, as the rule says it: `1TU`; the fifth is called the last. */
const nthWeekday = (date: string): string => {
  const nth = Math.ceil(parseDate(date).day / 7)
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
  return `${nth > 4 ? -1 : nth}${days[weekday] ?? ''}`
}
