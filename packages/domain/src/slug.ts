import type { Branded } from './brand.ts'
import { foldText } from './fold-text.ts'

/** A page's name in addresses: lower-case words of `a-z0-9` joined by single hyphens. */
export type Slug = Branded<'Slug'>

/** The longest slug, in characters. */
export const MAX_SLUG_LENGTH = 80

// Short enough that a made slug leaves room for a counter or a place name.
const MADE_SLUG_LENGTH = 60
const shape = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

// Words that stand where a slug would in the addresses of the screens.
const reserved: ReadonlySet<string> = new Set(['new'])

/** Reads a slug; null when it is too long, reserved (`new`) or not of the slug's shape. */
export function parseSlug(text: string): Slug | null {
  if (text.length > MAX_SLUG_LENGTH || reserved.has(text) || !shape.test(text)) return null
  return text as Slug
}

/**
 * The slug a title suggests: accents dropped, anything else than letters and digits becomes a
 * hyphen, cut between words near 60 characters. `page` when nothing of the title can be kept.
 */
export function slugFromTitle(title: string): Slug {
  const words = foldText(title).match(/[a-z0-9]+/g) ?? []
  return parseSlug(joinWithin(words, MADE_SLUG_LENGTH)) ?? ('page' as Slug)
}

function joinWithin(words: readonly string[], limit: number): string {
  let joined = ''
  for (const word of words) {
    const longer = joined === '' ? word : `${joined}-${word}`
    if (longer.length > limit) break
    joined = longer
  }
  return joined === '' ? (words[0] ?? '').slice(0, limit) : joined
}
