import type { TextWords } from './languages/texts/text-words.ts'
import { textWordsOfAll } from './text-words.ts'

/** Signs that all languages share. */
const signs = { hours: ['h'], minutes: ['min', 'mn'] }

/** Source of a regular expression: any word for a unit of time, in any language that is spoken here. */
export function unitWords(unit: keyof TextWords['units']): string {
  const shared = unit === 'hours' || unit === 'minutes' ? signs[unit] : []
  return `(?:${[...shared, ...textWordsOfAll().flatMap(({ units }) => units[unit])].join('|')})`
}
