import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatDuration } from './duration-words.ts'
import { isoDurationMinutes } from './iso-duration.ts'
import { parseSpokenDuration } from './spoken-duration.ts'

test.each([
  ['2 jours', 'P2D'],
  ['1 j', 'P1D'],
  ['2 days', 'P2D'],
  ['2 h 30', 'PT2H30M'],
  ['2h30', 'PT2H30M'],
  ['1 h', 'PT1H'],
  ['48 heures', 'PT48H'],
  ['90 min', 'PT1H30M'],
  ['1,5 h', 'PT1H30M'],
  ['6 semaines', 'P6W'],
  ['3 mois', 'P3M'],
  ['1 an', 'P1Y'],
  ['1 jour et 2 h', 'P1DT2H'],
  [' 1 jour, 2 h 15 ', 'P1DT2H15M'],
])('%j is %s', (text, duration) => {
  expect(parseSpokenDuration(text)).toBe(duration)
})

test.each(['', '3', 'trois heures', '2 jo', '2 h 75', '0 min', '0 jour', '-2 h', '2 jours deux'])(
  '%j is no duration',
  (text) => {
    expect(parseSpokenDuration(text)).toBeNull()
  },
)

test('what is said of a duration is read back', () => {
  const count = fc.integer({ min: 1, max: 999 })
  const part = fc.oneof(
    count.map((n) => `P${n}D`),
    count.map((n) => `P${n}W`),
    count.map((n) => `P${n}M`),
    count.map((n) => `PT${n}H`),
    count.map((n) => `PT${n}M`),
    count.map((n) => `P1DT${n}M`),
  )
  fc.assert(
    fc.property(part, fc.constantFrom('fr' as const, 'en' as const), (duration, language) => {
      const read = parseSpokenDuration(formatDuration(duration, language) ?? '')
      expect(read).not.toBeNull()
      expect(isoDurationMinutes(read ?? '')).toBe(isoDurationMinutes(duration))
    }),
  )
})
