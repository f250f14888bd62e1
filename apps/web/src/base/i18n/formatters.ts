import { dateOfParts, localeOf, type Language } from '@forkshop/domain'

/** Formatters kept: those of some languages, zones and currencies. */
const MAX_KEPT = 200

/** To make a formatter of `Intl` takes a hundred times as long as to use it: one is made once. */
const madeOnce = <Options, Formatter>(make: (locale: string, options: Options) => Formatter) => {
  const made = new Map<string, Formatter>()
  return (locale: string, options: Options): Formatter => {
    const key = locale + JSON.stringify(options)
    const formatter = made.get(key) ?? make(locale, options)
    if (made.size < MAX_KEPT) made.set(key, formatter)
    return formatter
  }
}

/** Says days and hours. */
export const dateFormat = madeOnce(
  (locale: string, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options),
)

/** A moment in the words of a language, as much of it as the options ask for. */
export const dateWords = (
  date: Date,
  language: Language,
  options: Intl.DateTimeFormatOptions,
): string => dateOfParts(dateFormat(localeOf(language), options).formatToParts(date), language)

/** Says numbers and amounts. */
export const numberFormat = madeOnce(
  (locale: string, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options),
)

/** Names languages. */
export const languageNames = madeOnce(
  (locale: string, options: Intl.DisplayNamesOptions) => new Intl.DisplayNames([locale], options),
)

/** Joins words as a sentence does. */
export const listFormat = madeOnce(
  (locale: string, options: Intl.ListFormatOptions) => new Intl.ListFormat(locale, options),
)
