import { expect, test } from 'vitest'
import { generations } from './generations.ts'

test('what was used last is kept, what was not goes once the names are too long', () => {
  const memory = generations<number>(10)
  memory.set('first-', 1)
  memory.set('second', 2)
  memory.set('third-', 3)
  expect(memory.get('first-')).toBe(1)
  memory.set('fourth', 4)
  expect(['first-', 'second', 'third-', 'fourth'].map(memory.get)).toEqual([1, undefined, 3, 4])
})

test('a name that is set again is counted once, with its newest value', () => {
  const memory = generations<number>(10)
  memory.set('other', 0)
  for (const value of [1, 2, 3, 4]) memory.set('a', value)
  memory.set('b', 5)
  expect(['other', 'a', 'b'].map(memory.get)).toEqual([0, 4, 5])
})
