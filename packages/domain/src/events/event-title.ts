import { cutWords } from '../cut-words.ts'
import { dateOfParts, localeOf, type Language } from '../language.ts'

const MAX_TITLE = 80

/** What an event is called that nobody named: `48h Chrono, 22 janvier 2027`, at most 80 characters. */
export function eventTitle(format: string, date: string, language: Language): string {
  const days = new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long', timeZone: 'UTC' })
  const day = dateOfParts(days.formatToParts(new Date(`${date}T00:00:00Z`)), language)
  return `${cutWords(format, MAX_TITLE - day.length - 2)}, ${day}`
}
