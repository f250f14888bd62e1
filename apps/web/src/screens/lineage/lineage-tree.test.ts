import { expect, test } from 'vitest'
import { farthest, lineageRows, type LineagePage } from './lineage-tree.ts'

const page = (slug: string, from: string | null, ahead = 0): LineagePage => ({
  slug,
  title: slug,
  forkedFrom: from === null ? null : { slug: from, version: '1.0' },
  version: null,
  ahead,
  behind: 0,
  updated: '2026-11-24T10:00:00Z',
  events: 0,
})
const shape = (...pages: LineagePage[]): string[] =>
  lineageRows(pages).map((row) => `${'-'.repeat(row.depth)}${row.page.slug}`)

test('forks stand below the page they come from', () => {
  expect(shape(page('c', 'b'), page('a', null), page('b', 'a'), page('d', 'a'))).toEqual([
    'a',
    '-b',
    '--c',
    '-d',
  ])
})

test('a page whose origin is not shown stands on its own', () => {
  expect(shape(page('b', 'gone'), page('a', null))).toEqual(['b', 'a'])
})

test('a circle is shown once each', () => {
  expect(shape(page('a', 'b'), page('b', 'a')).length).toBe(2)
})

test('the farthest page has most passages of its own and behind', () => {
  expect(farthest([page('a', null), page('b', 'a', 2), page('c', 'a', 5)])?.slug).toBe('c')
  expect(farthest([page('a', null)])).toBeNull()
})
