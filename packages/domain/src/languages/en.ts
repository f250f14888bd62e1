import type { LanguageWords } from './language-words.ts'

export const en: LanguageWords = {
  locale: 'en-GB',
  firstOfMonth: '1',
  quotes: ['“', '”'],
  invitation: 'Read in English',
}
