import type { LanguageWords } from './languages/language-words.ts'
import { spoken as list } from './languages/list.ts'

/** A language in which the product itself speaks; texts may be in any. */
export type Language = keyof typeof list

const spoken: Readonly<Record<Language, LanguageWords>> = list

/** The language of who wishes for none that is spoken here. */
export const defaultLanguage = 'fr' satisfies Language

/** The languages in which the product itself speaks, the default first. */
export const languages: readonly Language[] = [
  defaultLanguage,
  ...Object.keys(spoken)
    .filter(isLanguage)
    .filter((language) => language !== defaultLanguage),
]

/** Whether a value is the name of a language that is spoken here. */
export function isLanguage(value: unknown): value is Language {
  return typeof value === 'string' && Object.hasOwn(spoken, value)
}

/** The spoken language that a tag or a locale names first: `en` of `en-GB`, `fr` of `fr_CA.UTF-8`; null when it is none. */
export function languageOfTag(tag: string): Language | null {
  const [primary = ''] = tag.toLowerCase().split(/[-_.@]/, 1)
  return isLanguage(primary) ? primary : null
}

/** Whether two tags name one language: `pt-BR` and `PT-br`, not `pt` and `pt-BR`. A tag has no case (BCP 47). */
export function isSameLanguage(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}

/** The region whose habits a language is written with here (BCP 47). */
export function localeOf(language: Language): string {
  return spoken[language].locale
}

/** A date of the parts that `Intl` makes of it: `1er février`, where the tables of the locale say `1 février`. */
export function dateOfParts(
  parts: readonly { readonly type: string; readonly value: string }[],
  language: Language,
): string {
  const first = spoken[language].firstOfMonth
  return parts.map(({ type, value }) => (type === 'day' && value === '1' ? first : value)).join('')
}

/** A quotation with the marks of the language. */
export function quote(text: string, language: Language): string {
  const [before, after] = spoken[language].quotes
  return before + text + after
}

/** What leads readers of other languages to this one, said in it. */
export function invitationTo(language: Language): string {
  return spoken[language].invitation
}
