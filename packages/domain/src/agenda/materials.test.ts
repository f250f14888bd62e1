import { expect, test } from 'vitest'
import { isMaterialHeading } from './materials.ts'

test.each([
  ['Matériel et espace', true],
  ['MATÉRIEL', true],
  ['Materials', true],
  ['What you need', true],
  ['Étapes', false],
  ['Sans matériel', false],
  ['', false],
])('below %j stands what is needed: %s', (heading, does) => {
  expect(isMaterialHeading(heading)).toBe(does)
})
