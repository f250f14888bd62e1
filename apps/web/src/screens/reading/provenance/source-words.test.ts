import { expect, test } from 'vitest'
import type { Say } from '../../../base/i18n/create-i18n.ts'
import { toSourceList } from './source-list.ts'
import { markWords, saySource } from './source-words.ts'
import { run, source } from './testing/told.ts'

const say: Say = (key, ...[named = {}]) =>
  [key.replace('provenance.', ''), ...Object.values(named)].join(' ')

const said = (more: Partial<ReturnType<typeof source>>, event: string | null = null): string => {
  const runs = [{ ...run('ann', 'Un mot.'), event }]
  const { ground } = toSourceList({ runs, sources: [{ ...source('ann'), ...more }] }, 0)
  return ground === null ? '' : saySource(ground, 'en', say)
}

test('people, day, proposal and event are said in one line', () => {
  expect(said({ coAuthors: [{ id: null, name: 'bo' }] })).toBe('ann and bo, 1 March 2026')
  expect(
    said({
      proposal: { page: 'p', number: 4, title: null },
      event: { slug: 'e', title: 'First run' },
    }),
  ).toBe('ann, 1 March 2026, proposal 4, First run')
})

test('names from elsewhere and guests are said as such, a hidden event without its name', () => {
  expect(said({ authorFrom: 'elsewhere' })).toBe('ann, from.elsewhere, 1 March 2026')
  expect(said({ authorFrom: 'guest' }, 'e')).toBe('ann, from.guest, 1 March 2026, hiddenEvent')
})

test('a mark says its number and its source', () => {
  const runs = [run('ann', 'Un long début. '), run('bo', 'Fin.')]
  const { others } = toSourceList({ runs, sources: [source('ann'), source('bo')] }, 0)
  const words = markWords('en', say)
  expect(others.map(words.start)).toEqual(['mark.start 1'])
  expect(others.map(words.mark)).toEqual(['mark.name 1 bo, 1 March 2026'])
})
