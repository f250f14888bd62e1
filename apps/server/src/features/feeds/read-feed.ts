import { cutWords, isLanguage, pagePath, type Language } from '@forkshop/domain'
import type { ListKind } from '@forkshop/api'
import { sentencesIn } from '../../base/sentences.ts'
import { readSiteSettings } from '../../records/accounts/site-settings.ts'
import type { PageRow } from '../../records/pages/find-page.ts'
import type { Services } from '../../records/services/services.ts'
import type { PagesOfChanges } from '../library/changes.ts'
import { nameOf, type Saying } from './entries.ts'
import { newestOf, TITLE_LENGTH, type Feed, type FeedEntry } from './feed.ts'
import {
  changeEntries,
  FEED_ENTRIES,
  foundEntries,
  ideaEntries,
  onOf,
  personEntries,
  revisionEntries,
  versionEntries,
  type FeedCalls,
  type Reading,
} from './read-entries.ts'

/** What a page has feeds of, each behind the address of its screen; of an event all in one, behind its own. */
export const pageFeeds = ['history', 'versions', 'ideas', 'lineage'] as const

/** A feed that everybody may read. */
export type FeedWish =
  | { readonly of: 'changes' }
  | { readonly of: (typeof pageFeeds)[number] | 'event'; readonly page: PageRow }
  | { readonly of: 'person'; readonly person: { readonly id: string; readonly name: string } }
  | { readonly of: 'search'; readonly q: string; readonly kind?: ListKind | undefined }

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
  const reading = { services, calls, reader: { kind: 'visitor' }, saying: { origin, say } } as const
  const entries = await entriesOf(reading, wish)
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
    case 'person': {
      const { id, name: title } = wish.person
      const path = `/people/${id}`
      return { name: `person/${id}`, title: say('feed.title.person', { title, site }), path }
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

async function entriesOf(reading: Reading, wish: FeedWish): Promise<readonly FeedEntry[]> {
  switch (wish.of) {
    case 'changes':
      return changeEntries(reading)
    case 'lineage':
      return changeEntries(reading, ofLineage(wish.page.lineage))
    case 'person':
      return personEntries(reading, wish.person.id)
    case 'history':
      return revisionEntries(reading, wish.page)
    case 'versions':
      return versionEntries(reading, wish.page)
    case 'ideas':
      return ideaEntries(reading, wish.page)
    case 'event':
      return revisionsAndIdeas(reading, wish.page)
    case 'search':
      return foundEntries(reading, { q: wish.q, kind: wish.kind })
  }
}

/** All that a page tells, the newest first. */
export async function revisionsAndIdeas(
  reading: Reading,
  page: PageRow,
): Promise<readonly FeedEntry[]> {
  return newestOf(
    await Promise.all([revisionEntries(reading, page), ideaEntries(reading, page)]),
    FEED_ENTRIES,
  )
}

const ofLineage =
  (lineage: string): PagesOfChanges =>
  (eb) =>
    eb.and([eb('page.visibility', '=', 'public'), eb('page.lineage', '=', lineage)])
