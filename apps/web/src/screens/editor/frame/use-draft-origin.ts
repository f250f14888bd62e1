import type { Draft, PageView } from '@forkshop/api'
import { computed, type ComputedRef } from 'vue'
import { useTranslations } from '../../../base/i18n/create-i18n.ts'

/** Whose draft this is, and the version it started from where that is one. */
export const useDraftOrigin = (
  draft: Pick<Draft, 'purpose' | 'proposal' | 'base'>,
  page: Pick<PageView, 'versions'>,
): ComputedRef<string> => {
  const { t } = useTranslations()
  return computed(() => {
    const version = page.versions.find(({ revision }) => revision.id === draft.base)?.version
    const what =
      draft.purpose === 'start'
        ? t('editor.from.start')
        : draft.purpose === 'page'
          ? t('editor.from.shared')
          : draft.proposal === null
            ? t('editor.from.own')
            : t('editor.from.proposal', { n: draft.proposal })
    return version === undefined ? what : t('editor.from.version', { what, version })
  })
}
