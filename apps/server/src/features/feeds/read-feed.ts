import { cutWords, isLanguage, pagePath, type Language } from '@forkshop/domain'
import type { CallAnswer, ListKind } from '@forkshop/api'
import type { CallOf, Handlers } from '../../base/http/handler.ts'
import { kindOf } from '../../base/kind-of.ts'
import { sentencesIn } from '../../base/sentences.ts'
import { readAs } from '../../base/shown.ts'
import { readSiteSettings } from '../../records/accounts/site-settings.ts'
import type { PageRow } from '../../records/pages/find-page.ts'
import { titlesOfPages } from '../../records/pages/related-pages.ts'
import type { Services } from '../../records/services/services.ts'
import { listChanges } from '../library/changes.ts'
import {
  entryOfChange,
  entryOfIdea,
  entryOfPage,
  entryOfRevision,
  entryOfVersion,
  nameOf,
  type Saying,
} from './entries.ts'
import { newestOf, type Feed, type FeedEntry } from './feed.ts'

/** What a page has feeds of, each behind the address of its screen; of an event all in one, behind its own. */
export const pageFeeds = ['history', 'versions', 'ideas', 'lineage'] as const

/** A feed that everybody may read. */
export type FeedWish =
  | { readonly of: 'changes' }
  | { readonly of: (typeof pageFeeds)[number] | 'event'; readonly page: PageRow }
  | { readonly of: 'search'; readonly q: string; readonly kind?: ListKind | undefined }

/** The calls that feeds are made of. */
type Calls = 'listRevisions' | 'listVersions' | 'listIdeas' | 'listPages'
export type FeedCalls = Pick<Handlers<Calls>, Calls>

/** Entries of a feed: programs ask often, and keep what they have seen. */
export const FEED_ENTRIES = 50
const TITLE_LENGTH = 200

/** What a feed tells, in the language asked for: else that of its page, else that of the site. */
export async function readFeed(
  services: Services,
  calls: FeedCalls,
  wish: FeedWish,
  asked?: Language,
): Promise<Feed> {
  const { url: origin } = services.settings
  const site = await readSiteSettings(services)
  const own = 'page' in wish && isLanguage(wish.page.lang) ? wish.page.lang : site.language
  const language = asked ?? own
  const say = sentencesIn(language).t
  const entries = await entriesOf(services, calls, wish, { origin, say })
  const { name, title, path } = aboutOf(wish, site.name, say)
  const query = new URLSearchParams(wish.of === 'search' ? wordsOf(wish) : {})
  if (asked !== undefined) query.set('language', asked)
  const self = (form: 'atom' | 'json'): string =>
    `${origin}${path}.${form}${query.size === 0 ? '' : `?${query.toString()}`}`
  const shown = wish.of === 'search' ? `${path}?${wordsOf(wish).toString()}` : path
  return {
    id: nameOf(origin, `feed/${name}`),
    title: cutWords(title, TITLE_LENGTH),
    language,
    address: origin + (wish.of === 'versions' ? `${pagePath(onOf(wish.page))}/history` : shown),
    self: { atom: self('atom'), json: self('json') },
    entries,
  }
}

const wordsOf = ({ q, kind }: Extract<FeedWish, { of: 'search' }>): URLSearchParams =>
  new URLSearchParams({ q, ...(kind !== undefined && { kind }) })

/** Its lasting name, what it is called, and the path that it stands behind. */
function aboutOf(wish: FeedWish, site: string, say: Saying['say']) {
  switch (wish.of) {
    case 'changes':
      return { name: 'changes', title: say('feed.title.changes', { site }), path: '/changes' }
    case 'search': {
      const name = `search?${wordsOf(wish).toString()}`
      return { name, title: say('feed.title.search', { site, q: wish.q }), path: '/search' }
    }
    case 'event':
    case 'history':
    case 'versions':
    case 'ideas':
    case 'lineage': {
      const { of, page } = wish
      const path = pagePath(onOf(page))
      return {
        name: `page/${page.id}/${of}`,
        title: say(`feed.title.${of}`, { title: page.title }),
        path: of === 'event' ? path : `${path}/${of}`,
      }
    }
  }
}

const onOf = (page: PageRow) => ({ slug: page.slug, kind: kindOf(page) })

async function entriesOf(
  services: Services,
  calls: FeedCalls,
  wish: FeedWish,
  saying: Omit<Saying, 'titles'>,
): Promise<readonly FeedEntry[]> {
  switch (wish.of) {
    case 'changes':
      return changeEntries(services, saying)
    case 'lineage':
      return changeEntries(services, saying, wish.page.lineage)
    case 'history':
      return revisionEntries(services, calls, wish.page, saying)
    case 'versions':
      return versionEntries(calls, wish.page, saying)
    case 'ideas':
      return ideaEntries(services, calls, wish.page, saying)
    case 'event':
      return newestOf(
        await Promise.all([
          revisionEntries(services, calls, wish.page, saying),
          ideaEntries(services, calls, wish.page, saying),
        ]),
        FEED_ENTRIES,
      )
    case 'search': {
      const { q, kind } = wish
      const query = { q, kind, sort: 'updated' as const, limit: FEED_ENTRIES }
      const { items } = await ask(calls, 'listPages', { params: {}, query, body: {} })
      return items.map((page) => entryOfPage(page, { ...saying, titles: {} }))
    }
  }
}

/** Of the library, or of one lineage; of what is deleted not even that it was. */
async function changeEntries(
  services: Services,
  saying: Omit<Saying, 'titles'>,
  lineage?: string,
): Promise<readonly FeedEntry[]> {
  const { items } = await readAs(['changes'], () =>
    listChanges(services, {
      limit: FEED_ENTRIES,
      ...(lineage !== undefined && {
        pages: (eb) =>
          eb.and([eb('page.visibility', '=', 'public'), eb('page.lineage', '=', lineage)]),
      }),
    }),
  )
  return items
    .filter(({ kind }) => kind !== 'deleted')
    .map((change) => entryOfChange(change, { ...saying, titles: {} }))
}

async function revisionEntries(
  services: Services,
  calls: FeedCalls,
  page: PageRow,
  saying: Omit<Saying, 'titles'>,
): Promise<readonly FeedEntry[]> {
  const query = { limit: FEED_ENTRIES }
  const { items } = await ask(calls, 'listRevisions', {
    params: { slug: page.slug },
    query,
    body: {},
  })
  const titles = await titlesOfPages(
    services,
    items.flatMap(({ event }) => event ?? []),
  )
  return items.map((entry, at) =>
    entryOfRevision(entry, {
      on: onOf(page),
      older: items[at + 1]?.id ?? null,
      saying: { ...saying, titles },
    }),
  )
}

async function versionEntries(
  calls: FeedCalls,
  page: PageRow,
  saying: Omit<Saying, 'titles'>,
): Promise<readonly FeedEntry[]> {
  const query = { limit: FEED_ENTRIES }
  const { items } = await ask(calls, 'listVersions', {
    params: { slug: page.slug },
    query,
    body: {},
  })
  return items.map((entry) => entryOfVersion(entry, onOf(page), { ...saying, titles: {} }))
}

async function ideaEntries(
  services: Services,
  calls: FeedCalls,
  page: PageRow,
  saying: Omit<Saying, 'titles'>,
): Promise<readonly FeedEntry[]> {
  const query = { limit: FEED_ENTRIES }
  const { items }: CallAnswer<'listIdeas'> = await ask(calls, 'listIdeas', {
    params: { slug: page.slug },
    query,
    body: {},
  })
  const named = items.flatMap(({ page: on, event }) => [on, ...(event === null ? [] : [event])])
  const titles = await titlesOfPages(services, named)
  return items.map((idea) => entryOfIdea(idea, onOf(page), { ...saying, titles }))
}

/** Answers a call as a visitor is answered, whoever asks for a feed. */
function ask<Name extends Calls>(calls: FeedCalls, name: Name, call: CallOf<Name>) {
  const handler: Handlers<Calls>[Name] = calls[name]
  return handler(call, {
    actor: { kind: 'visitor' },
    language: 'fr',
    signal: new AbortController().signal,
    setHeader: () => {},
    address: '',
    cookie: undefined,
  })
}
