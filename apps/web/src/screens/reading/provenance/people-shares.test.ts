import { expect, test } from 'vitest'
import { commonOrigin, peopleShares } from './people-shares.ts'
import { toSourceList } from './source-list.ts'
import { run, source } from './testing/told.ts'

const list = toSourceList(
  {
    runs: [run('a', 'Un deux trois. '), run('b', 'Quatre. '), run('a', 'Cinq six sept huit.', '2')],
    sources: [source('a'), source('b'), source('a', '2')],
  },
  0,
)

test('the words of a person are summed over all that they changed', () => {
  expect(peopleShares(list)).toEqual([
    { name: 'a', words: 7, percent: 88 },
    { name: 'b', words: 1, percent: 13 },
  ])
})

test('where all names come from is said once, where they differ at each', () => {
  const from = (...origins: readonly ('here' | 'elsewhere')[]) =>
    commonOrigin(
      toSourceList(
        {
          runs: origins.map((_, at) => run(`p${at}`, `Mot${at} mot. `)),
          sources: origins.map((authorFrom, at) => ({ ...source(`p${at}`), authorFrom })),
        },
        0,
      ),
    )
  expect(from('elsewhere', 'elsewhere')).toBe('elsewhere')
  expect(from('elsewhere', 'here')).toBeNull()
  expect(from('here')).toBeNull()
})
