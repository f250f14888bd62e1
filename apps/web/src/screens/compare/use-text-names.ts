import type { CompareView } from '@forkshop/api'
import { useTranslations } from '../../base/i18n/create-i18n.ts'
import { sayDate } from '../../base/i18n/format.ts'
import { useLanguage } from '../../base/i18n/use-language.ts'

/** What a compared text is called: by its version, else by its date. */
export const useTextNames = (): ((end: CompareView['from']) => string) => {
  const { t } = useTranslations()
  const language = useLanguage()
  return ({ version, revision }) =>
    version === null
      ? t('compare.revision', { date: sayDate(revision.time, language) })
      : t('compare.version', { version })
}
