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
  lang: 'en',
  translations: [],
  fieldKeys: ['kind', 'title'],
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

const french = { slug: 'atelier', kind: 'format', lang: 'fr', title: 'L’atelier' } as const
const session = { slug: 'session', kind: 'format', lang: 'EN', title: 'Session' } as const
const languagesOf = (page: HeadPage): readonly unknown[] =>
  readingLinks(page, origin, 'fr').flatMap((link) =>
    'hreflang' in link ? [[link.hreflang, link.href]] : [],
  )

test('an original names its translations, a language once, and itself for all others', () => {
  const translations = [session, french].map((one) => ({ ...one, original: false }))
  expect(languagesOf({ ...newest, translations })).toEqual([
    ['en', `${origin}/formats/jam`],
    ['fr', `${origin}/formats/atelier`],
    ['x-default', `${origin}/formats/jam`],
  ])
})

test('a translation names its original for all others', () => {
  const fieldKeys = [...newest.fieldKeys, 'translation_of']
  expect(
    languagesOf({ ...newest, fieldKeys, translations: [{ ...french, original: true }] }),
  ).toEqual([
    ['en', `${origin}/formats/jam`],
    ['fr', `${origin}/formats/atelier`],
    ['x-default', `${origin}/formats/atelier`],
  ])
})

test.each<[name: string, page: HeadPage]>([
  ['a page without translations', newest],
  ['an older text', { ...version, translations: [{ ...french, original: false }] }],
])('%s names no languages', (_, page) => {
  expect(languagesOf(page)).toEqual([])
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
