import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatClock, parseLength, parseStart, placeAfter } from './clock.ts'

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
  ['90 min', 90],
  ['90min', 90],
  ['90\u00a0min', 90],
  ['90\u202fmin', 90],
  ['5 minutes', 5],
  ['1 h 30', 90],
  ['1\u00a0h\u00a030', 90],
  ['1h30', 90],
  ['1h30min', 90],
  ['1 h 5', 65],
  ['1h', 60],
  ['1 heure', 60],
  ['2 hours', 120],
  ['1:30', 90],
  ['0:45', 45],
  ['0 min', 0],
])('%j lasts %i minutes', (text, minutes) => {
  expect(parseLength(text)).toBe(minutes)
})

test.each(['', '90', '1 h 60', '1:60', '1:5', 'une heure', '1,5 h', '-5 min', '99999 min', 'PT1H'])(
  '%j is no length',
  (text) => {
    expect(parseLength(text)).toBeNull()
  },
)

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
