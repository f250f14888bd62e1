import fc from 'fast-check'
import { parseAtomFeed, parseJsonFeed } from 'feedsmith'
import RssParser from 'rss-parser'
import { expect, test } from 'vitest'
import { titleText, type Feed } from './feed.ts'
import { toAtom } from './write-atom.ts'
import { toJsonFeed } from './write-json-feed.ts'

const feedOf = (text: string): Feed => ({
  id: 'tag:forkshop.example,2026-01-01:feed/changes',
  title: `T ${text}`,
  language: 'fr',
  address: 'https://forkshop.example/search?q=a&b="<',
  self: {
    atom: 'https://forkshop.example/search.atom?q=a&b="<',
    json: 'https://forkshop.example/search.json?q=a&b="<',
  },
  entries: [
    {
      id: 'tag:forkshop.example,2026-01-01:change/1',
      title: `T ${text}`,
      address: 'https://forkshop.example/p/a?from=1&to=2',
      time: '2027-01-04T12:00:00.000Z',
      authors: [`A ${text}`],
      summary: `S ${text}`,
      category: 'idea',
    },
  ],
})

/** A strict parser of another family of XML readers: it refuses what is not well-formed. */
const strictly = async (xml: string) => new RssParser().parseString(xml)

const odd = fc.string({ unit: 'binary', maxLength: 60 })
const worst = fc
  .array(
    fc.oneof(
      fc.constantFrom(']]>', '<![CDATA[', '<b>', '&amp;', '&', '"', '\u0000', '\u000b', '\u001f'),
      fc.constantFrom(
        '\ud800',
        '\udc00',
        '\uffff',
        '\ufffe',
        '\u2028',
        '\u0085',
        '🙂',
        '-->',
        '<?',
      ),
      odd,
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''))

test('any text at all is well-formed XML that says it again', async () => {
  await fc.assert(
    fc.asyncProperty(worst, async (text) => {
      const xml = await toAtom(feedOf(text))
      expect(xml.isWellFormed()).toBe(true)
      const read = await strictly(xml)
      expect(read.title?.trim()).toBe(titleText(`T ${text}`))
      expect(read.items[0]?.title?.trim()).toBe(titleText(`T ${text}`))
      expect(read.items[0]?.link).toBe('https://forkshop.example/p/a?from=1&to=2')
    }),
  )
})

test('any text at all is JSON without halves of signs', () => {
  fc.assert(
    fc.property(worst, (text) => {
      const json = toJsonFeed(feedOf(text))
      const [item] = parseJsonFeed(json).items ?? []
      expect([json.isWellFormed(), item?.title]).toEqual([true, titleText(`T ${text}`)])
    }),
  )
})

test('control characters, ends of CDATA and lone surrogates break nothing', async () => {
  const xml = await toAtom(feedOf('a\u0000\u0008b ]]> <b>&amp; \ud800\uffff é 🙂'))
  const said = 'T ab ]]> <b>&amp; \ufffd é 🙂'
  expect(parseAtomFeed(xml).entries?.[0]?.title?.value).toBe(said)
  expect((await strictly(xml)).items[0]?.title).toBe(said)
})

test('what has no name and no title is still a feed', async () => {
  const feed = feedOf('')
  const [entry] = feed.entries
  const nameless = entry === undefined ? [] : [{ ...entry, title: '\u0000', authors: [] }]
  const atom = parseAtomFeed(await toAtom({ ...feed, entries: nameless }))
  expect(atom.entries?.[0]).toMatchObject({ title: { value: '—' }, authors: [{ name: '—' }] })
  expect(parseAtomFeed(await toAtom({ ...feed, entries: [] })).updated).toEqual(
    '1970-01-01T00:00:00.000Z',
  )
})
