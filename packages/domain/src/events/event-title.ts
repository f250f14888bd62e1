import { cutWords } from '../cut-words.ts'
import type { Language } from '../language.ts'
import { longDate } from './date-range.ts'

const MAX_TITLE = 80

/** What an event is called that nobody named: `48h Chrono, 22 janvier 2027`, at most 80 characters. */
export function eventTitle(format: string, date: string, language: Language): string {
  const day = longDate(date, language)
  return `${cutWords(format, MAX_TITLE - day.length - 2)}, ${day}`
}
