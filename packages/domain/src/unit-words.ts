import type { LanguageWords } from './languages/language-words.ts'
import { wordsOfAll } from './language.ts'

/** Signs that all languages share. */
const signs = { hours: ['h'], minutes: ['min', 'mn'] }

/** Source of a regular expression: any word for a unit of time, in any language that is spoken here. */
export function unitWords(unit: keyof LanguageWords['units']): string {
  const shared = unit === 'hours' || unit === 'minutes' ? signs[unit] : []
  return `(?:${[...shared, ...wordsOfAll().flatMap(({ units }) => units[unit])].join('|')})`
}
