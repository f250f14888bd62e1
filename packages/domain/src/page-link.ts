import { anyKindPath, kindOfPath, kindPath, pageKinds } from './page-kind.ts'
import { MAX_SLUG_LENGTH, parseSlug, type Slug } from './slug.ts'

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
  if (folder !== anyKindPath && kindOfPath(folder) === null) return null
  const slug = parseSlug(name)
  return slug === null ? null : { slug, at: at ?? null }
}

const folders = [anyKindPath, ...pageKinds.map(kindPath)].join('|')
const inText = new RegExp(`/(?:${folders})/([a-z0-9][a-z0-9-]{0,${MAX_SLUG_LENGTH - 1}})`, 'g')

/**
 * The slugs of the pages that links in a Markdown text may lead to, each once. The text is only
 * searched, not parsed: an address in a piece of code, or on another host, is among them.
 */
export function linkedSlugs(text: string): readonly string[] {
  return [...new Set([...text.matchAll(inText)].map((match) => match[1] ?? ''))]
}
