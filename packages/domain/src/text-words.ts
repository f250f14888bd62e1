import { languages, type Language } from './language.ts'
import * as list from './languages/texts/list.ts'
import type { TextWords } from './languages/texts/text-words.ts'

const words: Readonly<Record<Language, TextWords>> = list

/** How texts in a language are read. */
export function textWordsOf(language: Language): TextWords {
  return words[language]
}

/** How texts are read in all languages that are spoken here, the default first. */
export function textWordsOfAll(): readonly TextWords[] {
  return languages.map(textWordsOf)
}
