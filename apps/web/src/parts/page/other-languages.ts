import type { Translation } from '@forkshop/api'
import { isSameLanguage, type Language } from '@forkshop/domain'
import { sayLanguageName } from '../../base/i18n/format.ts'

/** A page in another language, as a link to it is called: by its language, and by its title where that says too little. */
export type OtherLanguage = Pick<Translation, 'slug' | 'kind' | 'lang'> & {
  /** Null for a page that states no language. */
  readonly name: string | null
  /** Null where the language alone tells it from the others. */
  readonly title: string | null
}

/** Pages that say the same in other languages, as links to them are called in the language of the interface. */
export const otherLanguages = (
  translations: readonly Translation[],
  language: Language,
): readonly OtherLanguage[] =>
  translations.map(({ slug, kind, lang, title }) => {
    const same = translations.filter((one) => isSameLanguage(one.lang, lang))
    const name = lang === '' ? null : sayLanguageName(lang, language)
    return { slug, kind, lang, name, title: name === null || same.length > 1 ? title : null }
  })
