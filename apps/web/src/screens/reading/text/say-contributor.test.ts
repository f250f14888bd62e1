import { expect, test } from 'vitest'
import { sayContributors } from './say-contributor.ts'

const say = (key: string, named: Readonly<Record<string, unknown>>): string =>
  `${key.split('.').at(-1)}(${Object.values(named).join(',')})`

test('a name that nothing proves is marked where a text is credited', () => {
  const people = [
    { id: 'a1', name: 'Ann' },
    { id: null, name: 'Bo' },
    { id: null, name: 'Cy', unverified: true },
  ]
  expect(sayContributors(people, say)).toEqual(['Ann', 'Bo', 'unverified(Cy)'])
})
