import { createHash } from 'node:crypto'
import type { RenderedComparison } from '@forkshop/api'
import { agendaSentences, summarise } from '@forkshop/compare'
import type { Language } from '../http/sentences.ts'
import { compareNamed, drawNamed, type NamedText } from '../pages/text-work.ts'
import type { Services } from '../services.ts'

/** Two texts compared and drawn as a page, for the screens of drafts and proposals. */
export const drawTexts = async (
  services: Services,
  texts: { readonly before: string; readonly after: string },
  language: Language,
): Promise<RenderedComparison> => {
  const sides = { before: toNamed(texts.before), after: toNamed(texts.after) }
  const comparison = await compareNamed(services, sides.before, sides.after)
  const changes = await drawNamed(services, sides, comparison)
  const { fields, agenda, degraded } = comparison
  return {
    summary: summarise(comparison, language),
    changes: [...changes],
    fields: [...fields],
    sentences: [...agendaSentences(comparison, language)],
    days: [...agenda.days],
    degraded,
  }
}

// Drafts have no revision; the text itself names it in the cache.
const toNamed = (text: string): NamedText => ({
  id: createHash('sha256').update(text).digest('hex'),
  text,
})
