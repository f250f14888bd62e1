import { expect, test } from 'vitest'
import { sayUntil } from './coming-words.ts'

test.each([
  ['a day counts to its end', '2027-01-20T23:00:00Z', 'Europe/Paris', '20 janv. 2027'],
  ['an hour is told', '2027-01-20T11:00:00Z', 'Europe/Paris', '20 janv. 2027, 12:00'],
  ['a day elsewhere is another', '2027-01-21T05:00:00Z', 'America/Montreal', '20 janv. 2027'],
])('until when one registers: %s', (_name, until, zone, words) => {
  expect(sayUntil(until, 'fr', zone)).toBe(words)
})
