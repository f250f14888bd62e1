import { expect, test } from 'vitest'
import { initials, whoNumber } from './who.ts'

test('a name keeps its colour, one of six', () => {
  expect(whoNumber('Facilitation')).toBe(whoNumber('Facilitation'))
  for (const name of ['a', 'Étienne', '', '名']) expect(whoNumber(name)).toBeGreaterThanOrEqual(1)
  for (const name of ['a', 'Étienne', '', '名']) expect(whoNumber(name)).toBeLessThanOrEqual(6)
})

test('initials are of the first two words, or the first two letters of one', () => {
  expect(initials('Lieu commun')).toBe('LC')
  expect(initials('équipe')).toBe('ÉQ')
  expect(initials('')).toBe('?')
})
