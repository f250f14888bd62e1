import { languageOfTag } from '../language.ts'
import { textWordsOf, textWordsOfAll } from '../text-words.ts'

const firstWord = /[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*/u

/**
 * Whether a step is a welcome, a meal or a pause, by its first word; anything else is led. The
 * language is the text's (BCP 47); the words of all count where we have none for it.
 */
export function isPause(step: string, lang: string | null): boolean {
  const word = firstWord.exec(step.normalize('NFC'))?.[0].toLowerCase()
  const language = lang === null ? null : languageOfTag(lang)
  const known = language === null ? textWordsOfAll() : [textWordsOf(language)]
  return word !== undefined && known.some(({ pauses }) => pauses.includes(word))
}
