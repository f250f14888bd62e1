import { expect, test } from 'vitest'
import { pagesIn, withoutPage, withPage } from './named-pages.ts'

const page = (slug: string, version: string | null = null, before = '') => ({
  before,
  slug,
  version,
})

test('one page is its slug', () => {
  expect(pagesIn('one', null)).toEqual([])
  expect(pagesIn('one', 'a')).toEqual([{ slug: 'a', version: null }])
  expect(withPage('one', 'a', page('b', '1.0', 'a'))).toBe('b')
  expect(withoutPage('one', 'a', 'a')).toBeNull()
})

test('a list keeps its order, and names no page twice', () => {
  expect(pagesIn('list', ['a', 'b'])).toMatchObject([{ slug: 'a' }, { slug: 'b' }])
  expect(withPage('list', null, page('a'))).toEqual(['a'])
  expect(withPage('list', ['a', 'b'], page('c', null, 'a'))).toEqual(['c', 'b'])
  expect(withPage('list', ['a', 'b'], page('a'))).toEqual(['b', 'a'])
  expect(withoutPage('list', ['a', 'b'], 'a')).toEqual(['b'])
  expect(withoutPage('list', ['a'], 'a')).toBeNull()
})

test('a pinned page has a version, and what else is said of it stays', () => {
  expect(pagesIn('pin', { version: '1.0' })).toEqual([])
  expect(pagesIn('pin', { page: 'a' })).toEqual([{ slug: 'a', version: '' }])
  expect(withPage('pin', { page: 'a', version: '1.0', note: 'x' }, page('b', '2.0', 'a'))).toEqual({
    page: 'b',
    version: '2.0',
    note: 'x',
  })
  expect(withPage('ref', { page: 'a', version: '1.0' }, page('a', '', 'a'))).toEqual({ page: 'a' })
  expect(withoutPage('pin', { page: 'a', version: '1.0' }, 'a')).toBeNull()
})

test('versions by page change one by one, and keep their order', () => {
  const pins = { a: '1.0', b: '2.0' }
  expect(pagesIn('pins', pins)).toEqual([
    { slug: 'a', version: '1.0' },
    { slug: 'b', version: '2.0' },
  ])
  expect(withPage('pins', null, page('a', '1.0'))).toEqual({ a: '1.0' })
  expect(Object.entries(Object(withPage('pins', pins, page('a', '1.1', 'a'))))).toEqual([
    ['a', '1.1'],
    ['b', '2.0'],
  ])
  expect(withPage('pins', pins, page('b', '3.0'))).toEqual({ a: '1.0', b: '3.0' })
  expect(withoutPage('pins', pins, 'a')).toEqual({ b: '2.0' })
  expect(withoutPage('pins', { a: '1.0' }, 'a')).toBeNull()
})
