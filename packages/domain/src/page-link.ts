import { kindOfPath } from './page-kind.ts'
import { parseSlug, type Slug } from './slug.ts'

/** What a link in a text points to: a page, and the version or revision it names, if any. */
export type PageLink = { readonly slug: Slug; readonly at: string | null }

const shape = /^\/([a-z]+)\/([^/@?#]+)(?:@([^/@?#]+))?(?:[?#].*)?$/

/**
 * Reads a page link: `/p/slug`, `/p/slug@1.2`, or under a kind (`/methods/slug`). Null for every
 * other address, those of other hosts and of screens below a page included.
 */
export function parsePageLink(href: string): PageLink | null {
  const match = shape.exec(href)
  const [, folder, name, at] = match ?? []
  if (folder === undefined || name === undefined) return null
  if (folder !== 'p' && kindOfPath(folder) === null) return null
  const slug = parseSlug(name)
  return slug === null ? null : { slug, at: at ?? null }
}
