import { expect, test } from 'vitest'
import type { Say } from '../../../base/i18n/create-i18n.ts'
import { namedContributors } from './say-contributor.ts'

const say: Say = (key, ...[named = {}]) =>
  `${key.split('.').at(-1)}(${Object.values(named).join(',')})`

test('a name that nothing proves is marked where a text is credited', () => {
  const people = [
    { id: 'a1', name: 'Ann' },
    { id: null, name: 'Bo' },
    { id: null, name: 'Cy', unverified: true },
  ]
  expect(namedContributors(people, say)).toEqual([
    { id: 'a1', name: 'Ann' },
    { id: null, name: 'Bo' },
    { id: null, name: 'unverified(Cy)' },
  ])
})
