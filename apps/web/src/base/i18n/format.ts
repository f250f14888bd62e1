import { dateOfParts, languageOfTag, localeOf, type Language } from '@forkshop/domain'
import { dateFormat, dateWords, languageNames, listFormat, numberFormat } from './formatters.ts'

const FIXED = '\u00a0'

/** Minutes as people say them: `45 min`, `1 h 30`, `9 h 15`, `2 h`; parts never break apart. */
export const sayMinutes = (minutes: number): string => {
  const hours = Math.floor(minutes / 60)
  const rest = Math.round(minutes % 60)
  if (hours === 0) return `${rest}${FIXED}min`
  return rest === 0
    ? `${hours}${FIXED}h`
    : `${hours}${FIXED}h${FIXED}${String(rest).padStart(2, '0')}`
}

const sayTime = (iso: string, language: Language, options: Intl.DateTimeFormatOptions): string => {
  const date = new Date(iso)
  if (Number.isNaN(date.getTime())) return iso
  return dateWords(date, language, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    ...options,
  })
}

/** A day in full: `2 septembre 2013`, `2 September 2013`. Dates without a time are the same day everywhere. */
export const sayDate = (iso: string, language: Language): string =>
  sayTime(iso, language, { month: 'long', timeZone: 'UTC' })

/** A day of the calendar by its weekday: `ven. 22`, `Fri 22`. */
export const sayDayOfWeek = (day: string, language: Language): string =>
  dateWords(new Date(`${day}T00:00:00Z`), language, {
    weekday: 'short',
    day: 'numeric',
    timeZone: 'UTC',
  })

/** A day of the calendar in full with its weekday: `vendredi 22 janvier 2027`. */
export const sayFullDay = (day: string, language: Language): string =>
  sayTime(day, language, { weekday: 'long', month: 'long', timeZone: 'UTC' })

/** Days from the first to the last: `vendredi 22 – dimanche 24 janvier 2027`; of one day that day in full. */
export const sayDays = (first: string, last: string, language: Language): string => {
  const dateOf = (day: string): Date => new Date(`${day}T00:00:00Z`)
  const days = dateFormat(localeOf(language), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
  return dateOfParts(days.formatRangeToParts(dateOf(first), dateOf(last)), language).replaceAll(
    /[\u2009\u202f]/gu,
    ' ',
  ) // which blanks differs between a server's tables and a browser's
}

/** A day of the year, of a date or a moment: `1 janv.`, `1 Jan`. */
export const sayDayOfMonth = (iso: string, language: Language): string =>
  dateWords(new Date(iso), language, { day: 'numeric', month: 'short', timeZone: 'UTC' })

/** A day of the year by its weekday, in full: `vendredi 11 décembre`, `Friday 11 December`. */
export const sayDayInFull = (day: string, language: Language): string =>
  dateWords(new Date(`${day}T00:00:00Z`), language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  })

/** A day in a zone (IANA): `2 sept. 2013`. */
export const sayShortDate = (iso: string, language: Language, timeZone = 'UTC'): string =>
  sayTime(iso, language, { timeZone })

/** A day and hour in a zone; without one, in that of the machine. */
export const sayDateTime = (iso: string, language: Language, zone?: string): string =>
  sayTime(iso, language, { hour: '2-digit', minute: '2-digit', timeZone: zone })

/** A day of the calendar, with the hour that a clock there shows or without: `30 nov. 2026, 09:00`. */
export const sayPlaceTime = (
  { day, hour }: { readonly day: string; readonly hour: string | null },
  language: Language,
): string =>
  hour === null ? sayDate(day, language) : sayDateTime(`${day}T${hour}Z`, language, 'UTC')

/** A zone as people of the language call it at a moment: `heure d’Europe centrale`, `Japan Standard Time`. */
export const sayZone = (zone: string, iso: string, language: Language): string => {
  // which each language would call by another bare offset: `UTC+00:00`, `GMT`
  if (zone === 'UTC') return zone
  const name = dateFormat(localeOf(language), {
    timeZone: zone,
    timeZoneName: 'longGeneric',
  })
    .formatToParts(new Date(iso))
    .find(({ type }) => type === 'timeZoneName')
  return name?.value ?? zone
}

export const sayNumber = (value: number, language: Language): string =>
  numberFormat(localeOf(language), { maximumFractionDigits: 2 }).format(value)

/** An amount in its currency, whole units when it is whole: `26 €`, `€26`. */
export const sayMoney = (amount: number, currency: string, language: Language): string => {
  const digits = Number.isInteger(amount) ? 0 : 2
  try {
    return numberFormat(localeOf(language), {
      style: 'currency',
      currency,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    }).format(amount)
  } catch (error) {
    if (error instanceof RangeError) return `${sayNumber(amount, language)}${FIXED}${currency}` // not a currency code
    throw error
  }
}

/** A language by its name, in the language of the interface; an odd code stays as it is. */
export const sayLanguageName = (code: string, language: Language): string => {
  try {
    return languageNames(language, { type: 'language' }).of(code) ?? code
  } catch {
    return code
  }
}

/** The name of a text's language; null when it is the reader's, or not known. */
export const sayOtherLanguage = (code: string, language: Language): string | null =>
  code === '' || languageOfTag(code) === language ? null : sayLanguageName(code, language)

/** Languages that forms offer for a text; any other can be written in its front matter. */
export const textLanguages = ['fr', 'en', 'es', 'de', 'it', 'pt', 'nl', 'oc', 'br', 'ar'] as const

/** Words joined as in a sentence: `a, b et c`. */
export const sayList = (
  words: readonly string[],
  language: Language,
  type: 'conjunction' | 'disjunction' = 'conjunction',
): string => listFormat(localeOf(language), { type }).format(words)
