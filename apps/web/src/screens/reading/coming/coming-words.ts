import type { Language } from '@forkshop/domain'
import { sayDateTime, sayShortDate } from '../../../base/i18n/format.ts'

/** When registration closes, in the event's zone: a day that counts to its end is told without an hour. */
export const sayUntil = (until: string, language: Language, zone: string): string => {
  const last = new Date(Date.parse(until) - 1).toISOString()
  return isMidnight(until, zone)
    ? sayShortDate(last, language, zone)
    : sayDateTime(until, language, zone)
}

const isMidnight = (time: string, zone: string): boolean =>
  new Intl.DateTimeFormat('sv', { timeZone: zone, timeStyle: 'short' }).format(new Date(time)) ===
  '00:00'
