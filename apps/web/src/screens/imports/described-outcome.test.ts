import { expect, test } from 'vitest'
import { outcomeOf } from './described-outcome.ts'

const item = (
  slug: string,
  outcome: 'published' | 'unchanged' | 'skipped',
  code: string | null,
) => ({
  slug,
  outcome,
  revision: null,
  code,
})

test('what became of many pages is counted, and what was skipped is named with its reason', () => {
  const items = [
    item('a', 'published', null),
    item('b', 'published', null),
    item('c', 'unchanged', null),
    item('d', 'skipped', 'forbidden'),
    item('e', 'skipped', 'busy'),
  ]
  expect(outcomeOf(items)).toEqual({
    told: 2,
    unchanged: 1,
    skipped: [
      { slug: 'd', why: 'forbidden' },
      { slug: 'e', why: 'other' },
    ],
  })
})
