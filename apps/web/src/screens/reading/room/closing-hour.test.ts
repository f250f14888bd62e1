import { expect, test } from 'vitest'
import { sayClosing } from './closing-hour.ts'

const said = (here: string, there = 'Europe/Paris'): string =>
  sayClosing('2026-11-30T17:00:00Z', 'fr', { there, here })

test.each([
  ['Europe/Paris', '30 nov. 2026, 18:00'],
  ['Europe/Berlin', '30 nov. 2026, 18:00'],
  ['America/New_York', '30 nov. 2026, 18:00 (heure d’Europe centrale)'],
  ['UTC', '30 nov. 2026, 18:00 (heure d’Europe centrale)'],
])('a room in Paris tells who reads in %s that it closes on %s', (here, words) => {
  expect(said(here)).toBe(words)
})

test('an hour in UTC is said to be so', () => {
  expect(said('Europe/Paris', 'UTC')).toBe('30 nov. 2026, 17:00 (UTC)')
})
