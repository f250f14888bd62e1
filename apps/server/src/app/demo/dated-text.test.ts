import { expect, test } from 'vitest'
import { datedText } from './dated-text.ts'

const friday = 'start: 2026-02-27T18:00'
const at = (now: string): string => datedText(friday, '2026-01-05', new Date(now))

test.each([
  ['on the day that it was written for', '2026-01-05T09:00:00Z', 'start: 2026-02-27T18:00'],
  ['days later, within the week', '2026-01-11T23:00:00Z', 'start: 2026-02-27T18:00'],
  ['weeks later, on a Friday as before', '2026-12-01T09:00:00Z', 'start: 2027-01-22T18:00'],
  ['before that day', '2025-12-29T09:00:00Z', 'start: 2026-02-20T18:00'],
])('an event of the demo is as far away as it was written: %s', (_name, now, expected) => {
  expect(at(now)).toBe(expected)
})

test('a text that was written for no day keeps its dates', () => {
  expect(datedText(friday, null, new Date('2030-01-01T00:00:00Z'))).toBe(friday)
})

test('numbers that are no dates stay, and every date moves', () => {
  expect(
    datedText('2026-01-09, 12026-02-27, 1.0, 2026-02-25', '2026-01-05', new Date('2026-01-12')),
  ).toBe('2026-01-16, 12026-02-27, 1.0, 2026-03-04')
})
