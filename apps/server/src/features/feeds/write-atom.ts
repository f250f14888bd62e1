import { plainText, titleText, updatedOf, type Feed, type FeedEntry } from './feed.ts'

/** A feed as Atom 1.0 (RFC 4287). What writes XML is loaded with the first feed that is asked for. */
export const toAtom = async (feed: Feed): Promise<string> => {
  const { default: XMLBuilder } = await import('fast-xml-builder')
  const builder = new XMLBuilder({
    ignoreAttributes: false,
    attributeNamePrefix: ATTRIBUTE,
    suppressEmptyNode: true,
  })
  return builder.build({
    '?xml': { '@version': '1.0', '@encoding': 'utf-8' },
    feed: {
      '@xmlns': 'http://www.w3.org/2005/Atom',
      '@xml:lang': feed.language,
      id: feed.id,
      title: titleText(feed.title),
      updated: updatedOf(feed),
      generator: 'Forkshop',
      link: linksOf(feed),
      entry: feed.entries.map(toEntry),
    },
  })
}

const ATTRIBUTE = '@'

const linksOf = ({ address, self }: Feed) => [
  { '@rel': 'alternate', '@type': 'text/html', '@href': address },
  ...(self === null
    ? []
    : [
        { '@rel': 'self', '@type': 'application/atom+xml', '@href': self.atom },
        { '@rel': 'alternate', '@type': 'application/feed+json', '@href': self.json },
      ]),
]

const toEntry = (entry: FeedEntry) => ({
  id: entry.id,
  title: titleText(entry.title),
  updated: entry.time,
  published: entry.time,
  author: authorsOf(entry).map((name) => ({ name })),
  link: { '@rel': 'alternate', '@type': 'text/html', '@href': entry.address },
  category: { '@term': entry.category },
  summary: plainText(entry.summary),
})

/** An entry names an author, or readers refuse it (section 4.1.2). */
const authorsOf = ({ authors }: FeedEntry): readonly string[] => {
  const named = authors.map(plainText).filter((name) => name !== '')
  return named.length === 0 ? ['—'] : named
}
