import {
  closeArticle,
  type ArticlePart,
  type OpenPart,
  type OutlineEntry,
  type ReadPage,
} from '@forkshop/document'
import { isPageKind, pagePath, parsePageLink, type Agenda } from '@forkshop/domain'
import type { AgendaView } from '@forkshop/api'
import { toAgendaView } from './agenda-view.ts'

/** A text ready to be read. */
export type Article = {
  readonly parts: readonly ArticlePart[]
  readonly outline: readonly OutlineEntry[]
  readonly agenda: AgendaView
}

/** A part of a text, in UTF-16 units. */
export type Span = { readonly start: number; readonly end: number }

/** The same before it is known where its pictures and links lead: it follows from the text alone. */
export type DrawnText = {
  readonly parts: readonly OpenPart[]
  readonly outline: readonly OutlineEntry[]
  readonly agenda: AgendaView
  /** Its top-level blocks. */
  readonly blocks: readonly Span[]
}

/** A page that links of a text may mean, by the slug written there. */
export type LinkTarget = { readonly slug: string; readonly kind: string | null }

/** Where the pictures and page links of a text lead. */
export type ArticlePlaces = {
  /** The page whose pictures the text shows, and the revision that has them. */
  readonly slug: string
  readonly revision: string
  readonly targets: ReadonlyMap<string, LinkTarget>
}

/** Whether an address is set only when an article is shown: it leads to a page, which may be renamed. */
export function isOpenLink(href: string): boolean {
  return parsePageLink(href) !== null
}

/** What is drawn of a text that was read. */
export function drawText({ blocks, parts, outline }: ReadPage, agenda: Agenda): DrawnText {
  return {
    parts,
    outline,
    agenda: toAgendaView(agenda),
    blocks: blocks.map(({ start, end }) => ({ start, end })),
  }
}

/** Sets the addresses of its pictures and page links. */
export function toArticle(drawn: DrawnText, { slug, revision, targets }: ArticlePlaces): Article {
  return {
    parts: closeArticle(drawn.parts, {
      mediaUrl: (name) => `/api/v1/pages/${slug}/media/${name}?at=${revision}`,
      pageUrl: (href) => pageAddress(href, targets),
    }),
    outline: drawn.outline,
    agenda: drawn.agenda,
  }
}

/** The address of a page link: under its kind and its slug of today; others stay as they are. */
function pageAddress(href: string, targets: ArticlePlaces['targets']): string {
  const link = parsePageLink(href)
  const target = link === null ? undefined : targets.get(link.slug)
  if (link === null || target === undefined) return href
  const kind = isPageKind(target.kind) ? target.kind : null
  const hash = href.includes('#') ? href.slice(href.indexOf('#')) : ''
  const at = link.at === null ? '' : `?at=${encodeURIComponent(link.at)}`
  return pagePath({ slug: target.slug, kind }) + at + hash
}
