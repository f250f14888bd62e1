import { outline, renderArticle, type ArticlePart, type OutlineEntry } from '@forkshop/document'
import { agendaOf, isPageKind, kindPath, parsePageLink } from '@forkshop/domain'
import type { AgendaView } from '@forkshop/api'
import type { Services } from '../services.ts'
import { toAgendaView } from './agenda-view.ts'
import { boundedCache } from './bounded-cache.ts'
import { perServer } from './per-server.ts'
import { pagesBySlug } from './related-pages.ts'
import type { PageAt } from './show-page.ts'

/** A text ready to be read. */
export type Article = {
  readonly parts: readonly ArticlePart[]
  readonly outline: readonly OutlineEntry[]
  readonly agenda: AgendaView
}

type LinkTargets = ReadonlyMap<string, { readonly slug: string; readonly kind: string | null }>

const MAX_CACHED_CHARACTERS = 32_000_000
const linkInText = /\/(?:p|formats|methods|events|projects)\/([a-z0-9][a-z0-9-]{0,79})/g

const cacheOf = perServer(() => boundedCache<Article>(MAX_CACHED_CHARACTERS))

/** Renders a page's text with its pictures and page links resolved; links by former slugs too. */
export async function readArticle(services: Services, shown: PageAt): Promise<Article> {
  const { page, revision, text } = shown
  const targets = await linkTargets(services, text)
  const cache = cacheOf(services)
  const key = JSON.stringify([page.slug, revision, [...targets]])
  const known = cache.get(key)
  if (known !== undefined) return known
  const article = {
    parts: renderArticle(text, {
      mediaUrl: (name) => mediaAddress(page.slug, name, revision),
      pageUrl: (href) => pageAddress(href, targets),
    }),
    outline: outline(text),
    agenda: toAgendaView(agendaOf(text)),
  }
  cache.set(key, article, 4 * text.length)
  return article
}

/** Where a picture of a page is served, as it is at a revision. */
function mediaAddress(slug: string, name: string, revision: string): string {
  return `/api/v1/pages/${slug}/media/${name}?at=${revision}`
}

/** The pages that a text's links may mean, by the slug written in the text. */
async function linkTargets(services: Services, text: string): Promise<LinkTargets> {
  const slugs = new Set([...text.matchAll(linkInText)].map((match) => match[1] ?? ''))
  return pagesBySlug(services, [...slugs])
}

/** The address of a page link: under its kind and its slug of today; others stay as they are. */
function pageAddress(href: string, targets: LinkTargets): string {
  const link = parsePageLink(href)
  const target = link === null ? undefined : targets.get(link.slug)
  if (link === null || target === undefined) return href
  const folder = isPageKind(target.kind) ? kindPath(target.kind) : 'p'
  const hash = href.includes('#') ? href.slice(href.indexOf('#')) : ''
  const at = link.at === null ? '' : `?at=${encodeURIComponent(link.at)}`
  return `/${folder}/${target.slug}${at}${hash}`
}
