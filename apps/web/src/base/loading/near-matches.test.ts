import { createClient, type Client } from '@forkshop/api'
import { expect, test } from 'vitest'
import { likeness, nearMatches } from './near-matches.ts'

/** Answers a search with the pages whose slug has all its words, in the given order. */
const libraryOf = (...slugs: readonly string[]): Client =>
  createClient({
    baseUrl: 'http://library.example',
    language: 'en',
    fetch: async (input) => {
      const { searchParams: asked } = new URL(new Request(input).url)
      const words = (asked.get('q') ?? '').split(' ')
      const items = slugs
        .filter((slug) => words.every((word) => slug.includes(word)))
        .slice(0, Number(asked.get('limit')))
        .map((slug) => ({ slug }))
      return Response.json({ items })
    },
  })

test('slugs are as alike as the pairs of letters that they share', () => {
  expect(likeness('48h-chrono', '48h-chrono')).toBe(1)
  expect(likeness('48h-crono', '48h-chrono')).toBeGreaterThan(0.8)
  expect(likeness('48h-crono', 'tour-de-table')).toBe(0)
  expect(likeness('aaaa', 'aa')).toBe(0.5)
  expect(likeness('', '')).toBe(0)
})

test('the page whose address was meant comes before those that only share a word with it', async () => {
  const library = libraryOf(
    '48h-chrono-du-jour',
    '48h-chrono-a-la-grande-halle',
    '48h-chrono-old-sail-loft',
    '48h-a-brest',
    'repair-cafe',
    '48h-chrono',
  )
  const near = await nearMatches(library, '48h-crono')
  expect(near.map(({ slug }) => slug)).toEqual([
    '48h-chrono',
    '48h-chrono-du-jour',
    '48h-chrono-old-sail-loft',
  ])
})

test('an address without a word that is in a page has nothing near', async () => {
  expect(await nearMatches(libraryOf('repair-cafe'), 'xyzzy')).toEqual([])
})
