import { parseSlug, slugFromTitle, type Slug } from '@forkshop/domain'
import { titleIn } from '../pages/page-facts.ts'

const NAMELESS: ReadonlySet<string> = new Set(['index', 'readme', 'page'])

/** The slug that a text suggests: of its title, else of its path. */
export function wishedSlug(text: string, path: string, source: string): Slug {
  const title = titleIn(text)
  const candidates = [
    title ?? '',
    ...path
      .replace(/\.[^./]*$/, '')
      .split('/')
      .toReversed(),
    source,
  ]
  for (const candidate of candidates) {
    const slug = slugFromTitle(candidate)
    if (!NAMELESS.has(slug) && parseSlug(slug) !== null) return slug
  }
  return slugFromTitle(title ?? source)
}
