import { computed, type ComputedRef } from 'vue'
import { useTranslations } from '../../../base/i18n/create-i18n.ts'

/** What people call a licence, its SPDX id where there is no name for it; null without a licence. */
export const useLicenceName = (license: () => string | null): ComputedRef<string | null> => {
  const { find } = useTranslations()
  return computed(() => {
    const id = license()
    return id === null ? null : (find(`fields.license.${id}`) ?? id)
  })
}
