import type { LanguageWords } from './language-words.ts'

export const fr: LanguageWords = {
  locale: 'fr-FR',
  firstOfMonth: '1er',
  quotes: ['«\u202f', '\u202f»'],
  invitation: 'Lire en français',
}
