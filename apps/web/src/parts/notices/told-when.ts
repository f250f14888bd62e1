import { localeOf, type Language } from '@forkshop/domain'
import { sayShortDate } from '../../base/i18n/format.ts'
import { dateFormat, dateWords } from '../../base/i18n/formatters.ts'
import type { Here } from '../../base/i18n/moment.ts'

const DAY_MS = 24 * 60 * 60_000
/** From then on a day is told by its date. */
const WEEK_DAYS = 7

/** The number of a calendar day, which is written `2026-11-30` in Swedish. */
const dayOf = (time: number, zone: string): number =>
  Date.parse(dateFormat('sv', { timeZone: zone }).format(time)) / DAY_MS

const daysSince = (iso: string, { now, zone }: Here): number =>
  dayOf(now, zone) - dayOf(Date.parse(iso), zone)

/** The day of something that happened: `aujourd’hui`, `hier`, `mardi`; after a week its date. */
export const sayDayTold = (iso: string, language: Language, here: Here): string => {
  const days = daysSince(iso, here)
  if (days < 2) {
    const words = new Intl.RelativeTimeFormat(localeOf(language), { numeric: 'auto' })
    return words.format(-Math.max(0, days), 'day')
  }
  return days < WEEK_DAYS
    ? dateWords(new Date(iso), language, { weekday: 'long', timeZone: here.zone })
    : sayShortDate(iso, language, here.zone)
}

/** The hour of something that happened, on its own day: `09:12`. */
export const sayHourTold = (iso: string, language: Language, zone: string): string =>
  dateWords(new Date(iso), language, { hour: '2-digit', minute: '2-digit', timeZone: zone })

/** When something happened, as short as it can be told: its hour if it was today, else its day. */
export const sayWhenTold = (iso: string, language: Language, here: Here): string =>
  daysSince(iso, here) < 1 ? sayHourTold(iso, language, here.zone) : sayDayTold(iso, language, here)

/** The reader's own now and zone. */
export const hereNow = (): Here => ({
  now: Date.now(),
  zone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
})
