import fc from 'fast-check'
import { expect, test } from 'vitest'
import { likeness, toPieces, toTokens, toWords } from './words.ts'

test.each([
  ['words with the blanks behind them', 'one  two', ['one  ', 'two']],
  ['a sign by itself', 'yes, no', ['yes', ', ', 'no']],
  ['an hour in one piece', 'at 16:00.', ['at ', '16:00', '.']],
  ['an elision apart from its word', 'l’équipe', ['l’', 'équipe']],
  ['a compound in one piece', 'week-end', ['week-end']],
  ['French punctuation with its thin space', 'prêt\u202F?', ['prêt\u202F', '?']],
  ['Thai into words', 'สวัสดีครับ', ['สวัสดี', 'ครับ']],
])('cuts %s', (_, text, tokens) => {
  expect(toTokens(text)).toEqual(tokens)
})

test('tokens join to the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(toTokens(text).join('')).toBe(text)
      expect(toPieces(text).join('')).toBe(text)
    }),
  )
})

test('measures how much two texts share, repeats counted', () => {
  const alike = (a: string, b: string) => likeness(toWords(a), toWords(b))
  expect(alike('one two', 'Two, one!')).toBe(1)
  expect(alike('one two', 'one three')).toBe(0.5)
  expect(alike('one one', 'one')).toBeCloseTo(2 / 3)
  expect(alike("the learners' work, l'eau", 'The _learners_ work: l’eau')).toBe(1)
  expect(alike('', '')).toBe(0)
})
