import type { UpstreamChange } from '@forkshop/api'
import { useTranslations } from '../../base/i18n/create-i18n.ts'
import { useFieldWords } from '../../parts/comparison/use-field-words.ts'
import { placeOfChange } from './passage-entry.ts'

/** What a passage is called, in words. */
export const usePlaceWords = (): ((change: UpstreamChange) => string) => {
  const { t } = useTranslations()
  const { label } = useFieldWords()
  return (change) => {
    const place = placeOfChange(change)
    switch (place.kind) {
      case 'field':
        return label(place.key)
      case 'heading':
        return place.text
      case 'top':
        return t('upstream.top')
    }
  }
}
