import { parsePageId, parseRevisionId, parseSlug } from '@forkshop/domain'
import { expect, test } from 'vitest'
import { formatPageMeta, parsePageMeta } from './page-meta.ts'

const whole = {
  id: 'page-1',
  slug: 'repair-cafe',
  formerSlugs: ['cafe'],
  visibility: 'public',
  editing: 'open',
  origin: { page: 'page-0', commit: 'a'.repeat(40) },
  maintainers: ['user-1'],
}

test('what is written is read back', () => {
  const meta = parsePageMeta(JSON.stringify(whole))
  expect(meta).toEqual({
    ...whole,
    id: parsePageId('page-1'),
    slug: parseSlug('repair-cafe'),
    origin: { page: parsePageId('page-0'), commit: parseRevisionId('a'.repeat(40)) },
  })
  expect(meta && parsePageMeta(formatPageMeta(meta))).toEqual(meta)
})

test('a deleted page keeps who, when and why; one that is there has no word of it', () => {
  const deleted = { by: 'Ann', time: '2026-03-01T09:00:00.000Z', reason: 'Twice' }
  const meta = parsePageMeta(JSON.stringify({ ...whole, deleted }))
  expect(meta?.deleted).toEqual(deleted)
  expect(meta && parsePageMeta(formatPageMeta(meta))).toEqual(meta)
  const there = parsePageMeta(JSON.stringify(whole))
  expect(there && formatPageMeta(there)).not.toContain('deleted')
})

test('an imported page keeps from where, one that was made here has no word of it', () => {
  const imported = { source: 'example.org/texts', path: 'été/a.md' }
  const deleted = { by: 'Ann', time: '2026-03-01T09:00:00.000Z', reason: 'Twice' }
  const meta = parsePageMeta(JSON.stringify({ ...whole, deleted, imported }))
  expect(meta?.imported).toEqual(imported)
  expect(meta && parsePageMeta(formatPageMeta(meta))).toEqual(meta)
  const here = parsePageMeta(JSON.stringify(whole))
  expect(here && formatPageMeta(here)).not.toContain('imported')
})

test('a page that was made for one event keeps which, every other has no word of it', () => {
  const meta = parsePageMeta(JSON.stringify({ ...whole, madeFor: 'event-1' }))
  expect(meta?.madeFor).toBe('event-1')
  expect(meta && parsePageMeta(formatPageMeta(meta))).toEqual(meta)
  const other = parsePageMeta(JSON.stringify(whole))
  expect(other && formatPageMeta(other)).not.toContain('madeFor')
})

test('the same meta gives the same bytes in whatever order it came', () => {
  const reversed = Object.fromEntries(Object.entries(whole).toReversed())
  const [one, two] = [whole, reversed].map((value) => parsePageMeta(JSON.stringify(value)))
  expect(one && formatPageMeta(one)).toBe(two && formatPageMeta(two))
})

test.each([
  ['no JSON', '{'],
  ['a list', '[]'],
  ['an unsafe id', JSON.stringify({ ...whole, id: '../a' })],
  ['an unsafe slug', JSON.stringify({ ...whole, slug: 'A b' })],
  ['an unsafe former slug', JSON.stringify({ ...whole, formerSlugs: ['..'] })],
  ['an unknown visibility', JSON.stringify({ ...whole, visibility: 'hidden' })],
  ['an unsafe event', JSON.stringify({ ...whole, madeFor: '../a' })],
  ['an unknown editing', JSON.stringify({ ...whole, editing: 'all' })],
  ['an origin without a commit', JSON.stringify({ ...whole, origin: { page: 'a' } })],
  ['no origin', JSON.stringify({ ...whole, origin: undefined })],
  ['a deletion without a time', JSON.stringify({ ...whole, deleted: { by: 'a', reason: 'b' } })],
  ['an import without a path', JSON.stringify({ ...whole, imported: { source: 'a' } })],
  ['maintainers that are no texts', JSON.stringify({ ...whole, maintainers: [1] })],
])('%s is no meta', (_what, text) => {
  expect(parsePageMeta(text)).toBeNull()
})
