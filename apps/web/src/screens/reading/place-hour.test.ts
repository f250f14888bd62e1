import { expect, test } from 'vitest'
import { sayOffset } from './place-hour.ts'

test.each([
  ['+00:00', 'UTC'],
  ['+01:00', 'UTC+01:00'],
  ['-03:30', 'UTC-03:30'],
])('the offset %s is said as %s', (offset, said) => {
  expect(sayOffset(offset)).toBe(said)
})
