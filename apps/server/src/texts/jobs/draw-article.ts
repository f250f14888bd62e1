import {
  outline,
  parseBlocks,
  parseText,
  renderArticle,
  type ArticlePart,
  type OutlineEntry,
} from '@forkshop/document'
import { agendaOf, isPageKind, pagePath, parsePageLink } from '@forkshop/domain'
import type { AgendaView } from '@forkshop/api'
import { toAgendaView } from './agenda-view.ts'

/** A text ready to be read. */
export type Article = {
  readonly parts: readonly ArticlePart[]
  readonly outline: readonly OutlineEntry[]
  readonly agenda: AgendaView
}

/** A page that links of a text may mean, by the slug written there. */
export type LinkTarget = { readonly slug: string; readonly kind: string | null }

/** What an article is drawn from; plain data, so that another thread can draw it. */
export type ArticleJob = {
  readonly text: string
  /** The page whose pictures the text shows, and the revision that has them. */
  readonly slug: string
  readonly revision: string
  readonly targets: ReadonlyMap<string, LinkTarget>
}

/** Draws a text with its pictures and page links resolved. */
export function drawArticle({ text, slug, revision, targets }: ArticleJob): Article {
  const parsed = parseText(text)
  return {
    parts: renderArticle(parsed, {
      mediaUrl: (name) => `/api/v1/pages/${slug}/media/${name}?at=${revision}`,
      pageUrl: (href) => pageAddress(href, targets),
    }),
    outline: outline(parsed),
    agenda: toAgendaView(agendaOf(text, parseBlocks(parsed))),
  }
}

/** The address of a page link: under its kind and its slug of today; others stay as they are. */
function pageAddress(href: string, targets: ArticleJob['targets']): string {
  const link = parsePageLink(href)
  const target = link === null ? undefined : targets.get(link.slug)
  if (link === null || target === undefined) return href
  const kind = isPageKind(target.kind) ? target.kind : null
  const hash = href.includes('#') ? href.slice(href.indexOf('#')) : ''
  const at = link.at === null ? '' : `?at=${encodeURIComponent(link.at)}`
  return pagePath({ slug: target.slug, kind }) + at + hash
}
