import { useTranslations } from '../../base/i18n/create-i18n.ts'
import { sayMarks } from './block-html.ts'
import './marked.css'

/** Adds to rendered blocks the words that their marks are said with. */
export const useMarkWords = (): ((html: string) => string) => {
  const { t } = useTranslations()
  return (html) =>
    sayMarks(html, {
      added: t('compare.mark.added'),
      removed: t('compare.mark.removed'),
      changed: t('compare.mark.changed'),
      moved: t('compare.mark.moved'),
      picture: t('compare.mark.picture'),
      turn: (turn) => t(`compare.unseen.${turn}`),
    })
}
