import { expect, test } from 'vitest'
import { concerns } from './role-filter.ts'

test.each([
  ['Facilitation', '', true],
  ['Facilitation', 'Facilitation', true],
  ['Facilitation', 'Accueil', false],
  ['Tous', 'Accueil', true],
  ['', 'Accueil', true],
])('a step of %j concerns the role %j: %s', (ledBy, role, does) => {
  expect(concerns(ledBy, role)).toBe(does)
})
