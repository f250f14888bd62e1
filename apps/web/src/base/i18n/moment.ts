import { dateFormat, dateWords } from './formatters.ts'
import { localeOf, type Language } from '@forkshop/domain'
import { sayShortDate } from './format.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
/** From then on the date itself is told. */
const DAYS = 7

/** Where a moment is looked at from: `now` in milliseconds, `zone` (IANA) that of the reader. */
export type Here = { readonly now: number; readonly zone: string }

/**
 * A moment of the past as people tell it: `il y a 3 minutes`, `aujourd’hui, 14:05`, `hier, 18:20`,
 * `il y a 4 jours`; after a week, or in the future, its date. Days are those of the reader's zone.
 */
export const sayMoment = (iso: string, language: Language, { now, zone }: Here): string => {
  const time = Date.parse(iso)
  const minutes = Math.floor((now - time) / MINUTE_MS)
  const days = minutes > 0 ? dayOf(now, zone) - dayOf(time, zone) : 0
  // clocks differ by a little; what is no date is told as it is
  if (!(minutes >= -5) || days >= DAYS) return sayShortDate(iso, language, zone)
  const words = new Intl.RelativeTimeFormat(localeOf(language), { numeric: 'auto' })
  if (minutes < 1) return words.format(0, 'second')
  if (minutes < 60) return words.format(-minutes, 'minute')
  const day = words.format(-days, 'day')
  return days > 1 ? day : `${day}, ${timeWords(iso, language, { ...shortHour, timeZone: zone })}`
}

/** A moment in full, with its zone: `lundi 30 novembre 2026 à 14:05 UTC+1`. */
export const sayMomentInFull = (iso: string, language: Language, zone: string): string =>
  timeWords(iso, language, {
    ...shortHour,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: zone,
    timeZoneName: 'short',
  })

const shortHour = { hour: '2-digit', minute: '2-digit' } as const

const timeWords = (iso: string, language: Language, options: Intl.DateTimeFormatOptions): string =>
  dateWords(new Date(iso), language, options)

/** The number of a calendar day, which is written `2026-11-30` in Swedish. */
const dayOf = (time: number, zone: string): number =>
  Date.parse(dateFormat('sv', { timeZone: zone }).format(time)) / DAY_MS
