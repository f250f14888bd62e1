import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutWords, firstLine } from './cut-words.ts'

test.each([
  ['short', 10, 'short'],
  ['exactly ten', 11, 'exactly ten'],
  ['more than ten', 10, 'more than…'],
  ['one two three', 8, 'one two…'],
  ['ab😀cd', 4, 'ab…'],
] as const)('%j cut to %d characters is %j', (text, most, cut) => {
  expect(cutWords(text, most)).toBe(cut)
})

test('a text is called by its first line, cut between characters', () => {
  expect(firstLine('one\ntwo', 10)).toBe('one')
  expect(firstLine('', 10)).toBe('')
  expect(firstLine('ab😀cd\ne', 4)).toBe('ab…')
})

test('no text is longer than asked for, and none ends in half a character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 30 }), (text, most) => {
      const cut = cutWords(text, most)
      expect(cut.length).toBeLessThanOrEqual(most)
      expect(cut.isWellFormed()).toBe(true)
      expect(cut === text).toBe(text.length <= most)
    }),
  )
})
