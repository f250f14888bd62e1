import { expect, test } from 'vitest'
import { feedLinks, feedPath } from './feed-links.ts'

test('a feed is behind the address of its screen, in the language of its reader', () => {
  const place = { path: '/formats/jam/history', language: 'fr' } as const
  expect(feedPath(place)).toBe('/formats/jam/history.atom?language=fr')
  expect(feedLinks('Jam', place).map(({ type, href }) => [type, href])).toEqual([
    ['application/atom+xml', '/formats/jam/history.atom?language=fr'],
    ['application/feed+json', '/formats/jam/history.json?language=fr'],
  ])
})

test('a search goes along as it was asked', () => {
  const query = { q: 'repair & café', kind: 'format' }
  expect(feedPath({ path: '/search', query, language: 'en' })).toBe(
    '/search.atom?q=repair+%26+caf%C3%A9&kind=format&language=en',
  )
})
