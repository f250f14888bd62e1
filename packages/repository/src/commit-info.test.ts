import { expect, test } from 'vitest'
import { toIdentity, toSeconds } from './commit-info.ts'

test.each([
  ['Zoé Field', 'Zoé Field'],
  ['  two   words\t', 'two words'],
  ['a\nparent 0', 'a parent 0'],
  ['a <b> c', 'a b c'],
  ['"quoted"', 'quoted'],
  ['', 'unknown'],
  ['...', 'unknown'],
  ['\u{d800}', '\u{fffd}'],
])('the name %j is recorded as %j', (name, recorded) => {
  expect(toIdentity({ name, email: 'a@example.org' }).name).toBe(recorded)
})

test('an address has neither blanks nor brackets', () => {
  expect(toIdentity({ name: 'a', email: ' <a b@example.org>\n' }).email).toBe('ab@example.org')
})

test('a time before 1970 or none at all is refused', () => {
  expect(toSeconds(new Date(1999))).toBe(1)
  expect(() => toSeconds(new Date(-1000))).toThrow('corrupt')
  expect(() => toSeconds(new Date(Number.NaN))).toThrow('corrupt')
})
