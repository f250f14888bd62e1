import { expect, test } from 'vitest'
import { isLedByEverybody } from './everybody.ts'

test.each(['Tous', 'toutes et tous', 'Tout le monde', 'Everyone', ' ALL '])(
  '%s belongs to every role',
  (ledBy) => {
    expect(isLedByEverybody(ledBy)).toBe(true)
  },
)
test.each(['Facilitation', 'Tous les mentors', '', 'Accueil du lieu'])(
  '%s is no word for everybody',
  (ledBy) => {
    expect(isLedByEverybody(ledBy)).toBe(false)
  },
)
