import { expect, test } from 'vitest'
import type { Say } from '../../base/i18n/create-i18n.ts'
import { lineageSentence } from './lineage-sentence.ts'
import type { LineagePage } from './lineage-tree.ts'

const say: Say = (key, ...[named = {}]) =>
  `${key.split('.').at(-1)}(${Object.values(named).join(',')})`
const page = (slug: string, from: string | null, ahead: number, events: number): LineagePage => ({
  slug,
  title: slug,
  forkedFrom: from === null ? null : { slug: from, version: null },
  version: null,
  ahead,
  behind: 0,
  updated: '2026-11-24T10:00:00Z',
  events,
})

test('a page without forks says so', () => {
  expect(lineageSentence({ title: 'A', pages: [page('a', null, 0, 2)] }, say)).toBe('alone(A)')
})

test('forks, trials and the farthest are told', () => {
  const pages = [page('a', null, 0, 2), page('b', 'a', 3, 1), page('c', 'a', 7, 0)]
  expect(lineageSentence({ title: 'A', pages }, say)).toBe('descend(2) tried(3) farthest(c,7)')
})

test('nothing is said of trials that never were', () => {
  const pages = [page('a', null, 0, 0), page('b', 'a', 0, 0)]
  expect(lineageSentence({ title: 'A', pages }, say)).toBe('descend(1)')
})
