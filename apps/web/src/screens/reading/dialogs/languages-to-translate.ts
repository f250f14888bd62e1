import type { Translation } from '@forkshop/api'
import { isSameLanguage, type Language } from '@forkshop/domain'
import { textLanguages } from '../../../base/i18n/format.ts'

type Translated = {
  readonly lang: string
  readonly translations: readonly Pick<Translation, 'lang'>[]
}

/** The languages that are offered for a translation of a page: those in which it is not there yet, the reader's first. */
export const languagesToTranslate = (
  { lang, translations }: Translated,
  reader: Language,
): readonly string[] => {
  const there = [lang, ...translations.map((one) => one.lang)]
  const offered = textLanguages.filter((one) => !there.some((known) => isSameLanguage(known, one)))
  return offered.toSorted((a, b) => Number(b === reader) - Number(a === reader))
}
