import { useI18n } from 'vue-i18n'
import { sayMarks } from './block-html.ts'

/** Adds the spoken words for added and removed to rendered blocks. */
export const useMarkWords = (): ((html: string) => string) => {
  const { t } = useI18n()
  return (html) =>
    sayMarks(html, {
      added: t('compare.mark.added'),
      removed: t('compare.mark.removed'),
      changed: t('compare.mark.changed'),
      moved: t('compare.mark.moved'),
    })
}
