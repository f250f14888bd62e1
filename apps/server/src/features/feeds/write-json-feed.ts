import { plainText, titleText, updatedOf, type Feed, type FeedEntry } from './feed.ts'

/** A feed as JSON Feed 1.1 (jsonfeed.org/version/1.1). */
export const toJsonFeed = (feed: Feed): string =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: titleText(feed.title),
    home_page_url: feed.address,
    ...(feed.self !== null && { feed_url: feed.self.json }),
    language: feed.language,
    // what the format itself has no word for: an object that begins with an underscore
    _forkshop: { id: feed.id, updated: updatedOf(feed) },
    items: feed.entries.map(toItem),
  })

const toItem = ({ id, title, address, time, authors, summary, category }: FeedEntry) => ({
  id,
  url: address,
  title: titleText(title),
  content_text: plainText(summary) || titleText(title),
  date_published: time,
  date_modified: time,
  authors: authors.map((name) => ({ name: plainText(name) })),
  tags: [category],
})
