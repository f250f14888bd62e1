import { parseSlug, slugFromTitle, type Slug } from '@forkshop/domain'

const NAMELESS: ReadonlySet<string> = new Set(['index', 'readme', 'page'])

/** The slug for a text: of its title, else of its path, else of its source. */
export function wishedSlug(title: string, path: string, source: string): Slug {
  const stem = source.replace(/\.(?:bundle|zip)$/i, '')
  const candidates = [
    title,
    ...path
      .replace(/\.[^./]*$/, '')
      .split('/')
      .toReversed(),
    stem,
  ]
  for (const candidate of candidates) {
    const slug = slugFromTitle(candidate)
    if (!NAMELESS.has(slug) && parseSlug(slug) !== null) return slug
  }
  return slugFromTitle(title === '' ? stem : title)
}
