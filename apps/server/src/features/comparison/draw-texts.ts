import type { Language } from '@forkshop/domain'
import { createHash } from 'node:crypto'
import type { RenderedComparison } from '@forkshop/api'
import { drawComparison } from './compare-shown.ts'
import type { NamedText } from '../../texts/text-work.ts'
import type { Services } from '../../records/services/services.ts'

/** Two texts of a page that no revision need hold, compared and drawn. */
export const drawTexts = (
  services: Services,
  texts: { readonly before: string; readonly after: string; readonly slug: string },
  language: Language,
): Promise<RenderedComparison> =>
  drawComparison(
    services,
    {
      before: toNamed(texts.before),
      after: toNamed(texts.after),
      shownOn: { slug: texts.slug },
    },
    language,
  )

// Without a revision the text itself names it in the cache.
const toNamed = (text: string): NamedText => ({
  id: createHash('sha256').update(text).digest('hex'),
  text,
})
