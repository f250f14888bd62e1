import type { LanguageWords } from './language-words.ts'

export const en: LanguageWords = {
  locale: 'en-GB',
  quotes: ['“', '”'],
  invitation: 'Read in English',
}
