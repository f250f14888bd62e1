import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatClock, parseStart, placeAfter, placeFixed } from './clock.ts'

test.each([
  ['18:00', 1080],
  ['9:05', 545],
  ['09:05', 545],
  ['18 h', 1080],
  ['18h', 1080],
  ['18h30', 1110],
  ['18 h 30', 1110],
  ['18\u00a0h\u00a030', 1110],
  ['18\u202fh\u202f30', 1110],
  ['18H30', 1110],
  ['0:00', 0],
  ['23:59', 1439],
  ['24:00', 0],
  [' 18:00 ', 1080],
])('%j starts at minute %i', (text, minutes) => {
  expect(parseStart(text)).toBe(minutes)
})

test.each([
  '',
  '18',
  '24:01',
  '25:00',
  '12:60',
  '12h60',
  '12:5',
  '18:00:00',
  '6 pm',
  'midi',
  '-1:00',
])('%j is no time of day', (text) => {
  expect(parseStart(text)).toBeNull()
})

test.each([
  ['22:00 after 21:00', 22 * 60, 21 * 60, 22 * 60],
  ['1:00 after 23:00 is after midnight', 60, 23 * 60, 25 * 60],
  ['12:30 after 12:45 was run over', 12 * 60 + 30, 12 * 60 + 45, 12 * 60 + 30],
  ['22:00 after 9:00 is far ahead', 22 * 60, 9 * 60, 22 * 60],
])('a fixed %s', (_name, time, previous, placed) => {
  expect(placeFixed(time, previous)).toBe(placed)
})

test('a written time reads back as itself, also on a later day', () => {
  fc.assert(
    fc.property(fc.nat(10_000), (minutes) => {
      expect(parseStart(formatClock(minutes))).toBe(minutes % 1440)
    }),
  )
})

test('a time is placed at or after the start above it, less than a day later', () => {
  fc.assert(
    fc.property(fc.nat(1439), fc.nat(10_000), (time, previous) => {
      const placed = placeAfter(time, previous)
      expect(placed % 1440).toBe(time)
      expect(placed - previous).toBeGreaterThanOrEqual(0)
      expect(placed - previous).toBeLessThan(1440)
    }),
  )
})
