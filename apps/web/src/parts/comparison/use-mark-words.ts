import { useTranslations } from '../../base/i18n/create-i18n.ts'
import { sayMarks, type MarkedHtml } from './say-marks.ts'
import './marked.css'

/** Adds to rendered blocks the words that their marks are said with. */
export const useMarkWords = (): ((...blocks: readonly MarkedHtml[]) => string) => {
  const { t } = useTranslations()
  const words = {
    added: t('compare.mark.added'),
    removed: t('compare.mark.removed'),
    changed: t('compare.mark.changed'),
    moved: t('compare.mark.moved'),
    picture: t('compare.mark.picture'),
    'link-added': t('compare.unseen.link-added'),
    'link-removed': t('compare.unseen.link-removed'),
    'link-turned': t('compare.unseen.link-turned'),
    'link-broken': t('compare.unseen.link-broken'),
    'caption-added': t('compare.unseen.caption-added'),
    'caption-removed': t('compare.unseen.caption-removed'),
    'caption-turned': t('compare.unseen.caption-turned'),
    'picture-added': t('compare.unseen.picture-added'),
    'picture-removed': t('compare.unseen.picture-removed'),
    'picture-turned': t('compare.unseen.picture-turned'),
  }
  return (...blocks) => blocks.map((block) => sayMarks(block, words)).join('')
}
