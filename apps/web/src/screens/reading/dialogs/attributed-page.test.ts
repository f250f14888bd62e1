import { expect, test } from 'vitest'
import type { Say } from '../../../base/i18n/create-i18n.ts'
import { attributedPage } from './attributed-page.ts'

const page = {
  title: '24h',
  slug: '24h',
  version: null,
  revision: { id: 'a'.repeat(40) },
  license: 'CC-BY-4.0',
  contributors: [
    { id: '1', name: 'Ada' },
    { id: null, name: 'Bo', unverified: true },
  ],
  credits: [
    { name: 'Cy', role: null, url: null },
    { name: 'Ada', role: 'idea', url: null },
  ],
  forkedFrom: { slug: '48h', title: '48h', version: '1.0' },
}
const say: Say = (key, ...[named = {}]) => [...Object.values(named), key].join(' ')
const words = { origin: 'https://w.org', say }

test('whom the page thanks comes first, everybody once, names that nothing proves are marked', () =>
  expect(attributedPage(page, 'page', words).authors).toEqual([
    'Cy',
    'Ada',
    'Bo reading.licence.unverified',
  ]))

test('only a link names a revision; a version is named everywhere, and the origin at its own', () => {
  const at = (place: 'page' | 'slide', version: string | null = null) =>
    attributedPage({ ...page, version }, place, words)
  expect(at('page').source).toBe(`https://w.org/p/24h@${'a'.repeat(40)}`)
  expect(at('slide').source).toBe('https://w.org/p/24h')
  expect(at('slide', '2.0')).toMatchObject({
    title: '24h 2.0',
    source: 'https://w.org/p/24h@2.0',
    adaptedFrom: { title: '48h', source: 'https://w.org/p/48h@1.0' },
  })
  expect(attributedPage({ ...page, forkedFrom: null }, 'page', words).adaptedFrom).toBeNull()
})
