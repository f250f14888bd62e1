import { expect, test } from 'vitest'
import { clockLeft } from './clock-left.ts'

test.each([
  [260_000, '4:20'],
  [259_001, '4:20'],
  [9_000, '0:09'],
  [0, '0:00'],
  [-5_000, '0:00'],
  [3_600_000, '60:00'],
])('%i milliseconds left', (left, words) => {
  expect(clockLeft(left)).toBe(words)
})
