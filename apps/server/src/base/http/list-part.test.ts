import { expect, test } from 'vitest'
import { toListPart } from './list-part.ts'

test('goes on after the last shown row when one more was read', () =>
  expect(toListPart([3, 2, 1], 2)).toEqual({ rows: [3, 2], last: 2 }))
test('ends when all was read', () =>
  expect(toListPart([3, 2], 2)).toEqual({ rows: [3, 2], last: null }))
test('is empty when there is nothing', () =>
  expect(toListPart([], 2)).toEqual({ rows: [], last: null }))
