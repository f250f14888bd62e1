import type { Language } from '@forkshop/domain'
import { useTranslations } from './create-i18n.ts'

/** The language of the interface; it changes only with the whole page. */
export const useLanguage = (): Language => useTranslations().language
