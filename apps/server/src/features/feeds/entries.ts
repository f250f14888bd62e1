import {
  cutWords,
  pagePath,
  permanentPath,
  wordLimits,
  type PageKind,
  type Reader,
} from '@forkshop/domain'
import {
  changePath,
  type ChangeEntry,
  type HistoryEntry,
  type Idea,
  type PageSummary,
  type VersionEntry,
} from '@forkshop/api'
import type { messages } from '../../locales/fr/index.ts'
import type { FeedEntry } from './feed.ts'

/** What entries are said with: `titles` are those of pages that everybody may read, by slug. */
export type Saying = {
  readonly origin: string
  readonly say: Reader<typeof messages>['t']
  readonly titles: Readonly<Record<string, string>>
}

/** The page on which it happened. */
type On = { readonly slug: string; readonly kind: PageKind | null }

/** The host without a port, and the day from which on it is ours: names last when the site's address gets a port. */
export const nameOf = (origin: string, what: string): string =>
  `tag:${new URL(origin).hostname.replaceAll(/[^a-z0-9.-]/g, '-')},2026-01-01:${what}`

/** What happened to a page of the library. */
export const entryOfChange = (change: ChangeEntry, saying: Saying): FeedEntry => {
  const { origin, say } = saying
  const word = wordOf(change, say)
  const isMany = change.pages > 1
  const title = isMany ? change.reason : change.page.title
  return {
    id: nameOf(origin, `change/${change.id}`),
    title: `${title} · ${word}`,
    address: origin + changePath(change),
    time: change.time,
    authors: change.person === null ? [] : [change.person.name],
    summary: lines(`${capital(word)}.`, isMany ? '' : change.reason),
    category: change.kind,
  }
}

/** A revision; `older` is the one before it, with which it is compared. */
export const entryOfRevision = (
  entry: HistoryEntry,
  {
    on,
    older,
    saying,
  }: { readonly on: On; readonly older: string | null; readonly saying: Saying },
): FeedEntry => {
  const { origin, say } = saying
  const path = pagePath(on)
  const version = entry.version === null ? '' : say('feed.version', { version: entry.version })
  return {
    id: nameOf(origin, `revision/${entry.id}`),
    title: [version, firstLine(entry.reason)].filter((part) => part !== '').join(' · '),
    address:
      origin +
      (older === null ? `${path}?at=${entry.id}` : `${path}/compare?from=${older}&to=${entry.id}`),
    time: entry.time,
    authors: [entry.author, ...entry.coAuthors].map(({ name }) => name),
    summary: lines(
      entry.reason,
      entry.version === null ? '' : say('feed.isVersion', { version: entry.version }),
      entry.proposal === null ? '' : say('feed.fromProposal', { n: entry.proposal }),
      fromEvent(entry.event, saying),
    ),
    category: entry.version === null ? 'published' : 'released',
  }
}

/** A released version, with its notes; of one that readers are warned of, why. */
export const entryOfVersion = (entry: VersionEntry, on: On, { origin, say }: Saying): FeedEntry => {
  const title = say('feed.version', { version: entry.version })
  const isGood = entry.withdrawn === null
  return {
    id: nameOf(origin, `revision/${entry.revision.id}/version/${entry.version}`),
    title: isGood ? title : say('feed.withdrawnVersion', { version: entry.version }),
    address: `${origin}${permanentPath(on.slug)}@${entry.version}`,
    time: entry.time,
    authors: [entry.revision.author.name],
    summary: lines(
      isGood ? '' : say('feed.withdrawn', { reason: entry.withdrawn ?? '' }),
      entry.notes,
    ),
    category: isGood ? 'released' : 'withdrawn',
  }
}

/** An idea; at an event, one said there about another page leads to that page. */
export const entryOfIdea = (idea: Idea, on: On, saying: Saying): FeedEntry => {
  const { origin, say } = saying
  const elsewhere = idea.page !== on.slug
  return {
    id: nameOf(origin, `idea/${idea.id}`),
    title: say('feed.idea', { text: firstLine(idea.text) }),
    address: `${origin}${elsewhere ? permanentPath(idea.page) : pagePath(on)}/ideas#idea-${idea.id}`,
    time: idea.time,
    authors: [idea.author.name],
    summary: lines(
      idea.text,
      idea.observed === null ? '' : say('feed.observed', { text: idea.observed }),
      idea.anchor === null ? '' : say('feed.passage', { quote: idea.anchor.quote }),
      elsewhere ? aboutPage(idea.page, saying) : '',
      idea.event === on.slug ? '' : fromEvent(idea.event, saying),
      idea.version === null ? '' : say('feed.arrived', { version: idea.version }),
    ),
    category: 'idea',
  }
}

/** A page that was found, as it was changed last. */
export const entryOfPage = (page: PageSummary, { origin, say }: Saying): FeedEntry => ({
  id: nameOf(origin, `page/${page.id}`),
  title: page.title,
  address: origin + pagePath(page),
  time: page.updated,
  authors: [],
  summary: lines(
    page.summary,
    page.version === null ? '' : say('feed.isVersion', { version: page.version }),
  ),
  category: page.kind ?? 'page',
})

/** The event that something came from, where everybody may read it. */
const fromEvent = (slug: string | null, { say, titles }: Saying): string => {
  const title = slug === null ? undefined : titles[slug]
  return title === undefined ? '' : say('feed.fromEvent', { title })
}

const aboutPage = (slug: string, { say, titles }: Saying): string => {
  const title = titles[slug]
  return title === undefined ? '' : say('feed.about', { title })
}

const wordOf = (change: ChangeEntry, say: Saying['say']): string => {
  const { kind, proposal, version, pages } = change
  switch (kind) {
    case 'released':
      return say('feed.change.released', { version: version ?? '' })
    case 'proposed':
      return proposal === null
        ? say('feed.change.proposedSome')
        : say('feed.change.proposed', { n: proposal })
    case 'accepted':
      return proposal === null
        ? say('feed.change.acceptedSome')
        : say('feed.change.accepted', { n: proposal })
    case 'imported':
      return pages > 1
        ? say('feed.change.importedPages', { n: pages }, pages)
        : say('feed.change.imported')
    case 'published':
      return pages > 1
        ? say('feed.change.publishedPages', { n: pages }, pages)
        : say('feed.change.published')
    case 'created':
    case 'forked':
    case 'idea':
    case 'renamed':
    case 'deleted':
    case 'undeleted':
      return say(`feed.change.${kind}`)
  }
}

const firstLine = (text: string): string =>
  cutWords(text.trim().split('\n')[0] ?? '', wordLimits.listed)
const lines = (...parts: readonly string[]): string =>
  parts.filter((part) => part.trim() !== '').join('\n')
const capital = (word: string): string => word.charAt(0).toLocaleUpperCase() + word.slice(1)
