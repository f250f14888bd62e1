import { expect, test } from 'vitest'
import { parsePageLink } from './page-link.ts'

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
