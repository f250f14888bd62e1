import { expect, test } from 'vitest'
import { dropPlaceAt, staysThere } from './drop-places.ts'

const row = (day: number, row: number, top: number) => ({
  at: { day, row },
  top,
  bottom: top + 40,
})
// two days of two rows, with a heading between them
const rows = [row(0, 0, 100), row(0, 1, 140), row(1, 0, 300), row(1, 1, 340)]

test.each([
  [0, 0, 0, 100],
  [119, 0, 0, 100],
  [121, 0, 1, 140],
  [175, 0, 2, 180],
  [230, 0, 2, 180],
  [250, 1, 0, 300],
  [900, 1, 2, 380],
])('at a height of %i the nearest place is row %i.%i', (y, day, at, line) => {
  expect(dropPlaceAt(rows, y)).toEqual({ at: { day, row: at }, y: line })
})

test('where nothing is drawn there is no place', () => {
  expect(dropPlaceAt([], 10)).toBeNull()
})

test('before and behind itself a step stays', () => {
  const at = { day: 0, row: 1 }
  expect([0, 1, 2, 3].map((to) => staysThere(at, { day: 0, row: to }))).toEqual([
    false,
    true,
    true,
    false,
  ])
  expect(staysThere(at, { day: 1, row: 1 })).toBe(false)
})
