import type { RenderedComparison } from '@forkshop/api'
import { loadPhrases } from '@forkshop/compare'
import { drawComparison } from '../draw-comparison.ts'

const english = await loadPhrases('en')

/** The same where what is the same is only counted; the text before is that of `a` at a revision. */
export const counted = (before: string, after: string, at = '1.0'): RenderedComparison =>
  drawComparison(before, after, { phrases: english, place: { slug: 'a', at } })

/** What the server sends of two texts, told in English. */
export const compared = (before: string, after: string): RenderedComparison =>
  drawComparison(before, after, { phrases: english })
