import { expect, test } from 'vitest'
import { stepFrom } from './use-change-walk.ts'

const ids = ['a', 'b', 'c']

test('the first step goes to an end', () => {
  expect(stepFrom(ids, null, 1)).toBe('a')
  expect(stepFrom(ids, null, -1)).toBe('c')
  expect(stepFrom([], null, 1)).toBeNull()
})

test('steps stop at the ends', () => {
  expect(stepFrom(ids, 'a', 1)).toBe('b')
  expect(stepFrom(ids, 'c', 1)).toBe('c')
  expect(stepFrom(ids, 'a', -1)).toBe('a')
})
