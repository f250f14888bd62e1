import { expect, test } from 'vitest'
import { readingLinks, readingMeta, readingTitle, type HeadPage } from './reading-head.ts'

const newest: HeadPage = {
  slug: 'jam',
  kind: 'format',
  title: 'The jam',
  summary: 'In two days',
  version: '1.2',
  revision: { id: 'abc' },
  current: true,
  translations: [],
  madeFor: null,
}
const version: HeadPage = { ...newest, current: false }
const revision: HeadPage = { ...version, version: null }
const origin = 'https://example.org'
const hrefs = (page: HeadPage): readonly string[] =>
  readingLinks(page, origin, 'fr').map(({ href }) => href)

test.each<[name: string, page: HeadPage, title: string]>([
  ['the newest text is called as its page', newest, 'The jam'],
  ['an older version by its number too', version, 'The jam 1.2'],
  ['an older text that is no version as its page', revision, 'The jam'],
])('%s', (_, page, title) => {
  expect(readingTitle(page)).toBe(title)
})

test.each<[name: string, page: HeadPage, lasting: string, raw: string]>([
  ['of the newest text', newest, `${origin}/formats/jam`, '/api/v1/pages/jam/raw?at=head'],
  ['of a version', version, `${origin}/p/jam@1.2`, '/api/v1/pages/jam/raw?at=1.2'],
  ['of an older text', revision, `${origin}/p/jam@abc`, '/api/v1/pages/jam/raw?at=abc'],
])('the lasting address and the Markdown are those %s', (_, page, lasting, raw) => {
  expect(hrefs(page)).toEqual([lasting, raw, '/formats/jam/history.atom?language=fr'])
})

test('translations are named with their language', () => {
  const [, , , link] = readingLinks(
    { ...newest, translations: [{ slug: 'atelier', lang: 'fr', title: 'L’atelier' }] },
    origin,
    'fr',
  )
  expect(link).toMatchObject({
    rel: 'alternate',
    hreflang: 'fr',
    href: `${origin}/p/atelier`,
  })
})

test('the feed of an event is behind its own address', () => {
  expect(hrefs({ ...newest, kind: 'event' })).toContain('/events/jam.atom?language=fr')
})

test('other sites show what it is about, and its picture of that size', () => {
  expect(readingMeta(newest, origin).map(({ content }) => content)).toEqual([
    'In two days',
    'article',
    `${origin}/strips/jam.png`,
    'image/png',
    '1200',
    '630',
    'summary_large_image',
  ])
})

test('what is for one event alone is found from its page, not by search engines', () => {
  expect(readingMeta({ ...newest, madeFor: { event: null } }, origin)).toContainEqual({
    name: 'robots',
    content: 'noindex',
  })
})
