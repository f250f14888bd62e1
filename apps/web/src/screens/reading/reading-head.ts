import { isSameLanguage, pagePath, permanentPath, type Language } from '@forkshop/domain'
import type { Reading } from './text/reading-state.ts'

/** What the head of a page is made from. */
export type HeadPage = Pick<
  Reading,
  | 'slug'
  | 'kind'
  | 'title'
  | 'summary'
  | 'lang'
  | 'version'
  | 'current'
  | 'translations'
  | 'fieldKeys'
  | 'madeFor'
> & { readonly revision: Pick<Reading['revision'], 'id'> }

/** What the reading page of a text is called; an older text by its version too, where it has one. */
export const readingTitle = ({ title, version, current }: HeadPage): string =>
  current ? title : `${title} ${version ?? ''}`.trim()

/** What other sites show of it. */
export const readingMeta = ({ slug, summary, madeFor }: HeadPage, origin: string) => [
  // what is for one event alone is for who comes from its page
  ...(madeFor === null ? [] : [{ name: 'robots', content: 'noindex' }]),
  { name: 'description', content: summary },
  { property: 'og:type', content: 'article' },
  { property: 'og:image', content: `${origin}/strips/${slug}.png` },
  { property: 'og:image:type', content: 'image/png' },
  // who is told its size shows it at once, before having fetched it
  { property: 'og:image:width', content: '1200' },
  { property: 'og:image:height', content: '630' },
  { name: 'twitter:card', content: 'summary_large_image' },
]

/**
 * Its lasting address (of an older text that of this very text), its Markdown, its feed, and its translations.
 * `origin` has no slash at its end.
 */
export const readingLinks = (page: HeadPage, origin: string, language: Language) => {
  const at = page.version ?? page.revision.id
  return [
    {
      rel: 'canonical' as const,
      href: `${origin}${page.current ? pagePath(page) : permanentPath(page.slug, at)}`,
    },
    {
      rel: 'alternate' as const,
      type: 'text/markdown',
      href: `/api/v1/pages/${page.slug}/raw?at=${page.current ? 'head' : at}`,
    },
    {
      rel: 'alternate' as const,
      type: 'application/atom+xml',
      href: `${pagePath(page)}${page.kind === 'event' ? '' : '/history'}.atom?language=${language}`,
    },
    ...languageLinks(page, origin),
  ]
}

/**
 * The newest text in each of its languages, its own among them, and the original for all others: one address a
 * language, the same from each of them. Source: https://developers.google.com/search/docs/specialty/international/localized-versions
 */
const languageLinks = (page: HeadPage, origin: string) => {
  if (!page.current || page.translations.length === 0) return []
  const link = (hreflang: string, of: Pick<HeadPage, 'slug' | 'kind'>) => ({
    rel: 'alternate' as const,
    type: 'text/html',
    hreflang,
    href: origin + pagePath(of),
  })
  const pages = [page, ...page.translations].filter(
    ({ lang }, at, all) =>
      lang !== '' && all.findIndex((one) => isSameLanguage(one.lang, lang)) === at,
  )
  const itself = page.fieldKeys.includes('translation_of') ? [] : [page]
  const [original] = [...page.translations.filter((one) => one.original), ...itself]
  return [
    ...pages.map((one) => link(one.lang, one)),
    ...(original === undefined ? [] : [link('x-default', original)]),
  ]
}
