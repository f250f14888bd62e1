import { expect, test } from 'vitest'
import { lengthWithin } from './length-within.ts'

test.each([
  ['environ 90 min', 90],
  ['1 h 30 (plus si besoin)', 90],
  ['90 à 120 min', 120],
  ['une petite demi-heure, au plus', 30],
  ['about an hour and a half', 90],
])('%s speaks of %i minutes', (text, minutes) => {
  expect(lengthWithin(text)).toBe(minutes)
})

test.each(['', 'selon le groupe', '3 groupes', '0 min', 'un mot '.repeat(20)])(
  '%s speaks of none',
  (text) => {
    expect(lengthWithin(text)).toBeNull()
  },
)
