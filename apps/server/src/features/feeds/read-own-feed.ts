import { cutWords, isLanguage, pagePath, type Language } from '@forkshop/domain'
import { sentencesIn } from '../../base/sentences.ts'
import { readSiteSettings } from '../../records/accounts/site-settings.ts'
import { readPage } from '../../records/pages/find-page.ts'
import { hasRight } from '../../records/pages/rights.ts'
import type { Services } from '../../records/services/services.ts'
import type { PagesOfChanges } from '../library/changes.ts'
import { newestNotices } from '../notices/list-notices.ts'
import { nameOf } from './entries.ts'
import { entryOfNotice } from './notice-entries.ts'
import type { OwnFeed } from './feed-addresses.ts'
import { TITLE_LENGTH, type Feed } from './feed.ts'
import { changeEntries, FEED_ENTRIES, onOf, type FeedCalls } from './read-entries.ts'
import { revisionsAndIdeas } from './read-feed.ts'

/**
 * What a feed of one's own tells, as far as its owner may read it at this moment; null for a page that is gone or that
 * they may not read now. It does not say where it is read: whoever passes it on gives nothing away.
 */
export async function readOwnFeed(
  services: Services,
  calls: FeedCalls,
  { id, about, owner }: OwnFeed,
  asked?: Language,
): Promise<Feed | null> {
  const { url: origin } = services.settings
  const site = await readSiteSettings(services)
  const feedIn = (
    language: Language,
    told: { readonly title: string; readonly path: string; readonly entries: Feed['entries'] },
  ): Feed => ({
    id: nameOf(origin, `feed/own/${id}`),
    title: cutWords(told.title, TITLE_LENGTH),
    language,
    address: origin + told.path,
    self: null,
    entries: told.entries,
  })
  const readingIn = (language: Language) => {
    const saying = { origin, say: sentencesIn(language).t }
    return { services, calls, reader: owner, saying }
  }
  const language = asked ?? site.language
  const { saying, ...reading } = readingIn(language)
  switch (about.of) {
    case 'inbox': {
      const notices = await newestNotices(services, owner, FEED_ENTRIES)
      const title = saying.say('feed.title.inbox', { site: site.name })
      const entries = notices.map((notice) => entryOfNotice(notice, saying))
      return feedIn(language, { title, path: '/inbox', entries })
    }
    case 'changes': {
      const entries = await changeEntries({ ...reading, saying }, readBy(owner))
      const title = saying.say('feed.title.changes', { site: site.name })
      return feedIn(language, { title, path: '/changes', entries })
    }
    case 'page': {
      const page = about.page === null ? null : await readPage(services, about.page)
      if (page === null || page.deleted !== null) return null
      if (!(await hasRight(services, owner, 'read', page))) return null
      const spoken = asked ?? (isLanguage(page.lang) ? page.lang : site.language)
      const entries = await revisionsAndIdeas(readingIn(spoken), page)
      return feedIn(spoken, { title: page.title, path: pagePath(onOf(page)), entries })
    }
  }
}

/** Pages that stand in lists, and those that somebody looks after; all for who administers. */
const readBy =
  ({ id, admin }: OwnFeed['owner']): PagesOfChanges =>
  (eb) =>
    admin
      ? eb.lit(true)
      : eb.or([
          eb('page.visibility', '=', 'public'),
          eb(
            'page.id',
            'in',
            eb.selectFrom('maintainer').select('maintainer.page').where('maintainer.user', '=', id),
          ),
        ])
