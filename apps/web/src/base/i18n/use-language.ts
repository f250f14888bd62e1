import { useTranslations } from './create-i18n.ts'
import type { Language } from './language.ts'

/** The language of the interface; it changes only with the whole page. */
export const useLanguage = (): Language => useTranslations().language
