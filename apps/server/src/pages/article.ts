import type { Services } from '../services.ts'
import { boundedCache } from './bounded-cache.ts'
import type { Article } from './draw-article.ts'
import { perServer } from './per-server.ts'
import { pagesBySlug } from './related-pages.ts'
import type { PageAt } from './show-page.ts'
import { drawArticleBounded } from './text-work.ts'

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
  const drawn = await drawArticleBounded(services, { text, slug: page.slug, revision, targets })
  if (drawn.kind === 'whole') cache.set(key, drawn.article, 4 * text.length)
  return drawn.article
}

/** The pages that a text's links may mean, by the slug written in the text. */
async function linkTargets(services: Services, text: string) {
  const slugs = new Set([...text.matchAll(linkInText)].map((match) => match[1] ?? ''))
  const pages = await pagesBySlug(services, [...slugs])
  return new Map([...pages].map(([asked, { slug, kind }]) => [asked, { slug, kind }]))
}
