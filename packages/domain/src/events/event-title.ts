import { cutWords } from '../cut-words.ts'
import { localeOf, type Language } from '../language.ts'

const MAX_TITLE = 80

/** What an event is called that nobody named: `48h Chrono, 22 janvier 2027`, at most 80 characters. */
export function eventTitle(format: string, date: string, language: Language): string {
  const day = new Intl.DateTimeFormat(localeOf(language), {
    dateStyle: 'long',
    timeZone: 'UTC',
  }).format(new Date(`${date}T00:00:00Z`))
  return `${cutWords(format, MAX_TITLE - day.length - 2)}, ${day}`
}
