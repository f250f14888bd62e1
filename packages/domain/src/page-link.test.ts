import { expect, test } from 'vitest'
import { kindPath, pageKinds } from './page-kind.ts'
import { linkedSlugs, parsePageLink } from './page-link.ts'

test.each([
  ['/p/tour-de-table', 'tour-de-table', null],
  ['/p/tour-de-table@1.2', 'tour-de-table', '1.2'],
  ['/p/tour-de-table@1.2#apres', 'tour-de-table', '1.2'],
  ['/methods/tour-de-table', 'tour-de-table', null],
  ['/formats/48h-chrono?at=1.0', '48h-chrono', null],
])('%s points to the page %s at %s', (href, slug, at) => {
  expect(parsePageLink(href)).toEqual({ slug, at })
})

test.each([
  '',
  '/p/',
  '/p/Not-A-Slug',
  '/p/slug/history',
  '/x/slug',
  'p/slug',
  '//p/slug',
  'https://example.org/p/slug',
  '#apres',
  'media/abc.png',
])('%j is not a page link', (href) => {
  expect(parsePageLink(href)).toBeNull()
})

test('the links of a text name pages of every kind, each once', () => {
  const paths = ['p', ...pageKinds.map(kindPath)]
  const text = paths.map((path) => `[x](/${path}/of-${path}@1.0#y) and /${path}/of-${path}.`)
  expect(linkedSlugs(text.join('\n'))).toEqual(paths.map((path) => `of-${path}`))
  expect(linkedSlugs('media/a.png, /x/a, /P/a, /p/A')).toEqual([])
})
