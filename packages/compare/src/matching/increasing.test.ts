import fc from 'fast-check'
import { expect, test } from 'vitest'
import { heaviestIncreasing, surelyUnmoved } from './increasing.ts'

const heaviest = (values: readonly number[], weights = values.map(() => 1)) =>
  [...heaviestIncreasing(values, weights)].toSorted((a, b) => a - b)
const sure = (values: readonly number[]) => [...surelyUnmoved(values)].toSorted((a, b) => a - b)

test.each([
  ['keeps all of what is in order', [1, 2, 3], [0, 1, 2]],
  ['leaves out the one that moved to the end', [2, 3, 4, 1], [0, 1, 2]],
  ['finds nothing in nothing', [], []],
])('%s', (_, values, wanted) => {
  expect(heaviest(values)).toEqual(wanted)
})

test('of two that changed places the heavier one stays', () => {
  expect(heaviest([2, 1], [1, 5])).toEqual([1])
  expect(heaviest([2, 1], [5, 1])).toEqual([0])
})

test.each([
  ['knows that the others stayed when one went far', [2, 3, 4, 1], [0, 1, 2]],
  ['cannot tell which of two neighbours moved', [2, 1, 3], [2]],
  ['is sure of all that is in order', [1, 2, 3], [0, 1, 2]],
])('%s', (_, values, wanted) => {
  expect(sure(values)).toEqual(wanted)
})

test('what surely stayed is in every longest order', () => {
  const values = fc.uniqueArray(fc.nat(20), { maxLength: 9 })
  fc.assert(
    fc.property(values, (list) => {
      const kept = new Set(heaviest(list))
      expect(sure(list).filter((at) => !kept.has(at))).toEqual([])
    }),
  )
})
