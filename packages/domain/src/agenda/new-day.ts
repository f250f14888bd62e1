import { foldText } from '../fold-text.ts'
import { languageOfTag } from '../language.ts'
import { textWordsOf } from '../text-words.ts'

/**
 * What a new day of an agenda is called in the text's language (BCP 47): the first has no number, a further one that
 * of the days there are and itself, or the next that no heading says.
 */
export function newDayTitle(titles: readonly string[], lang: string): string {
  const { day, dayNumbered } = textWordsOf(languageOfTag(lang) ?? 'en')
  if (titles.length === 0) return day
  const taken = new Set(titles.map((title) => foldText(title).trim()))
  let number = titles.length + 1
  while (taken.has(foldText(`${dayNumbered} ${number}`))) number += 1
  return `${dayNumbered} ${number}`
}
