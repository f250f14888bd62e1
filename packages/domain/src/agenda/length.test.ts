import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatMinutes } from '../duration-words.ts'
import { parseLength, parseLengthWithUnit } from './length.ts'

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
  ['45', 45],
  ['30’', 30],
  ["30'", 30],
  ['1 h 15', 75],
  ['1h15’', 75],
  ['1,5 h', 90],
  ['une heure', 60],
  ['une heure et demie', 90],
  ['Une heure et quart', 75],
  ['deux heures', 120],
  ['2 h et demie', 150],
  ['1 heure et 20 minutes', 80],
  ['une demi-heure', 30],
  ['un quart d’heure', 15],
  ['trois quarts d’heure', 45],
  ['quarante-cinq minutes', 45],
  ['half an hour', 30],
  ['a quarter of an hour', 15],
  ['an hour and a half', 90],
  ['one and a half hours', 90],
  ['two hours', 120],
  ['an hour and ten minutes', 70],
  ['forty-five minutes', 45],
])('%j lasts %i minutes', (text, minutes) => {
  expect(parseLength(text)).toBe(minutes)
})

test.each([
  '',
  '1 h 60',
  '1:60',
  '1:5',
  '-5 min',
  '99999 min',
  '2026',
  'PT1H',
  'un moment',
  'libre',
  'deux fois',
  'une heure environ peut-être',
  'dix dix minutes',
  'quart',
  'et demie',
  `${'une heure et '.repeat(20)}une heure`,
])('%j is no length', (text) => {
  expect(parseLength(text)).toBeNull()
})

test('what is said of a length is read back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20_000 }), (minutes) => {
      expect(parseLength(formatMinutes(minutes))).toBe(minutes)
    }),
  )
})

test('no text is read in more than a moment, nor as less than nothing', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (text) => {
      expect(parseLength(text) ?? 0).toBeGreaterThanOrEqual(0)
    }),
  )
})

test('a number alone is no length where it may count anything', () => {
  expect(parseLengthWithUnit('45')).toBeNull()
  expect(parseLengthWithUnit('45 min')).toBe(45)
})
