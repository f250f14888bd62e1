import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatDuration, formatMinutes } from './duration-words.ts'
import { isoDurationMinutes, isoDurationOfMinutes, parseIsoDuration } from './iso-duration.ts'

const plain = (text: string | null) => text?.replaceAll('\u00a0', ' ')

test.each([
  ['PT48H', 2880],
  ['PT90M', 90],
  ['PT1H30M', 90],
  ['PT1.5H', 90],
  ['PT1,5H', 90],
  ['P6W', 60480],
  ['P2D', 2880],
  ['P1DT2H', 1560],
  ['PT0M', 0],
  ['P1M', 43_200],
  ['P1Y', 525_600],
  ['PT90S', 2],
])('%s lasts %i minutes', (text, minutes) => {
  expect(isoDurationMinutes(text)).toBe(minutes)
})

test.each([
  '',
  'P',
  'PT',
  'P1DT',
  '48h',
  'xPT1H',
  'PT1Hx',
  'PT1H ',
  'PT1.5H30M',
  '-PT1H',
  'pt1h',
  `P${'1'.repeat(50)}D`,
])('%j is not an ISO 8601 duration', (text) => {
  expect(parseIsoDuration(text)).toBeNull()
  expect(isoDurationMinutes(text)).toBeNull()
  expect(formatDuration(text, 'fr')).toBeNull()
})

test.each([
  [0, '0 min'],
  [5, '5 min'],
  [60, '1 h'],
  [65, '1 h 05'],
  [90, '1 h 30'],
  [240, '4 h'],
  [555, '9 h 15'],
  [2880, '48 h'],
  [-30, '−30 min'],
])('%i minutes are written %s', (minutes, text) => {
  expect(plain(formatMinutes(minutes))).toBe(text)
})

test.each([
  ['PT48H', '48 h', '48 h'],
  ['PT1H30M', '1 h 30', '1 h 30'],
  ['PT90M', '1 h 30', '1 h 30'],
  ['P6W', '6 semaines', '6 weeks'],
  ['P1W', '1 semaine', '1 week'],
  ['P1D', '1 jour', '1 day'],
  ['P3D', '3 jours', '3 days'],
  ['P1M', '1 mois', '1 month'],
  ['P1Y6M', '1 an 6 mois', '1 year 6 months'],
  ['P2DT4H', '2 jours 4 h', '2 days 4 h'],
  ['PT0M', '0 min', '0 min'],
])('%s is written %s in French and %s in English', (text, french, english) => {
  expect(plain(formatDuration(text, 'fr'))).toBe(french)
  expect(plain(formatDuration(text, 'en'))).toBe(english)
})

test('a number and its unit are joined by U+00A0 and parts of a date by a plain space', () => {
  expect(formatMinutes(90)).toBe('1\u00a0h\u00a030')
  expect(formatDuration('P2DT4H', 'en')).toBe('2\u00a0days 4\u00a0h')
})

test('whole minutes survive the way to ISO 8601 and back', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), (minutes) => {
      expect(isoDurationMinutes(isoDurationOfMinutes(minutes))).toBe(minutes)
    }),
  )
})

test('any text either is a duration of some minutes or is refused, and never throws', () => {
  const text = fc.oneof(fc.string(), fc.stringMatching(/^P[0-9YMWDTHS.,]{0,12}$/))
  fc.assert(
    fc.property(text, (candidate) => {
      const minutes = isoDurationMinutes(candidate)
      expect(minutes ?? 0).toBeGreaterThanOrEqual(0)
      expect(formatDuration(candidate, 'en') === null).toBe(minutes === null)
    }),
  )
})
