import type { RenderedComparison } from '@forkshop/api'
import { computed, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { quote } from '../../i18n/format.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { changeLines, type ChangeLine } from './change-lines.ts'

/** What a draft changes, in the reader's words; nothing while it is not known. */
export const useChangeLines = (
  comparison: () => RenderedComparison | null,
): ComputedRef<readonly ChangeLine[]> => {
  const i18n = useI18n()
  const { t } = i18n
  const language = useLanguage()
  /** The heading above a change, or that none is. */
  const placeWords = (place: string): string =>
    place === '' ? t('editor.change.start') : quote(place, language)
  return computed(() => {
    const now = comparison()
    if (now === null) return []
    return changeLines(now, {
      added: (place) => t('editor.change.added', { place: placeWords(place) }),
      removed: (place) => t('editor.change.removed', { place: placeWords(place) }),
      moved: (place) => t('editor.change.moved', { place: placeWords(place) }),
      changed: (place, n) => t('editor.change.changed', { place: placeWords(place), n }, n),
      field: (key) =>
        t('editor.change.field', {
          field: i18n.te(`fields.label.${key}`) ? t(`fields.label.${key}`) : key,
        }),
    })
  })
}
