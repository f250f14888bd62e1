import {
  cleanHtml,
  cleanText,
  lowerHeadings,
  markdownOf,
  parseFrontMatter,
  placePictures,
  type Cleaned,
} from '@forkshop/document'
import { languageOfTag, textWordsOf } from '@forkshop/domain'
import type { Lost } from '../../parts/losses/say-loss.ts'

/** What a clipboard brings. */
export type Brought = { readonly html: string; readonly text: string }

/** A clipboard as Markdown, with what of it did not come along; `refused` is more than a page holds. */
type CleanPaste =
  | { readonly kind: 'clean'; readonly text: string; readonly lost: readonly Lost[] }
  | { readonly kind: 'refused' }

/**
 * A clipboard as the Markdown of a text that is about to begin: what programs bring is cleaned, lines of hours become an
 * agenda in the language of the text, and Markdown stays as it is. Pictures have nowhere to be kept yet.
 */
export const cleanPaste = (
  brought: Brought,
  { lang, siteUrl }: { readonly lang: string; readonly siteUrl: string },
): CleanPaste => {
  const { html, text } = brought
  const asItIs = { kind: 'clean', text, lost: [] } as const
  if (parseFrontMatter(text).kind !== 'absent') return asItIs
  const cleaned = cleanedFrom(brought, { lang, siteUrl })
  if (cleaned.kind === 'refused') return cleaned
  if (cleaned.program === 'markdown' || cleaned.blocks.length === 0) return asItIs
  const { blocks, missing } = placePictures(cleaned.blocks, () => null)
  const words = markdownOf(lowerHeadings(blocks))
  const isLine = html === '' && !/[\r\n]/.test(text)
  return {
    kind: 'clean',
    text: isLine ? text : words,
    lost: [
      ...(missing > 0 ? [{ code: 'picture', count: missing }] : []),
      ...cleaned.losses.map(({ kind, count }) => ({ code: kind, count })),
    ],
  }
}

const cleanedFrom = (
  { html, text }: Brought,
  { lang, siteUrl }: { readonly lang: string; readonly siteUrl: string },
): Cleaned => {
  const { start, duration, step } = textWordsOf(languageOfTag(lang) ?? 'en').columns
  const agendaWords = { start: start[0] ?? '', duration: duration[0] ?? '', step: step[0] ?? '' }
  const options = { siteUrl, agendaWords }
  if (html.trim() !== '') {
    const cleaned = cleanHtml(html, options)
    if (cleaned.kind === 'refused' || cleaned.blocks.length > 0) return cleaned
  }
  return cleanText(text, options)
}
