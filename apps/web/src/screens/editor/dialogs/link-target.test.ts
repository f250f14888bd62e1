import { expect, test } from 'vitest'
import { linkTarget } from './link-target.ts'

test('pages of the library and web addresses are linked as typed', () => {
  expect(linkTarget(' /p/tour-de-table ')).toBe('/p/tour-de-table')
  expect(linkTarget('https://example.org/a')).toBe('https://example.org/a')
})

test('what is meant as an address becomes one', () => {
  expect(linkTarget('example.org')).toBe('https://example.org')
  expect(linkTarget('www.example.org/a?b=c.d#e')).toBe('https://www.example.org/a?b=c.d#e')
  expect(linkTarget('someone@example.org')).toBe('mailto:someone@example.org')
})

test('scripts and sentences are no address', () => {
  expect(linkTarget('javascript:alert(1)')).toBeNull()
  expect(linkTarget('two words')).toBeNull()
  expect(linkTarget('word')).toBeNull()
  expect(linkTarget('One word.')).toBeNull()
  expect(linkTarget('')).toBeNull()
})
