import { createHash } from 'node:crypto'
import type { RenderedComparison } from '@forkshop/api'
import { drawComparison } from '../comparison/compare-shown.ts'
import type { Language } from '../http/sentences.ts'
import type { NamedText } from '../pages/text-work.ts'
import type { Services } from '../services.ts'

/** Two texts that no revision need hold, compared and drawn as a page. */
export const drawTexts = (
  services: Services,
  texts: { readonly before: string; readonly after: string },
  language: Language,
): Promise<RenderedComparison> =>
  drawComparison(services, { before: toNamed(texts.before), after: toNamed(texts.after) }, language)

// Without a revision the text itself names it in the cache.
const toNamed = (text: string): NamedText => ({
  id: createHash('sha256').update(text).digest('hex'),
  text,
})
