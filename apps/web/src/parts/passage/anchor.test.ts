import { expect, test } from 'vitest'
import { passageIn, shortQuote } from './anchor.ts'

const text = 'The coordination sends a report. Each lead alone decides what comes next.'

const at = (text: string, from: number, to: number) =>
  passageIn(text, { from, to }, { from: 0, to: text.length })

test('a passage has what stands around it', () => {
  const start = text.indexOf('Each')
  expect(at(text, start, text.length)).toEqual({
    quote: 'Each lead alone decides what comes next.',
    prefix: 'The coordination sends a report. ',
    suffix: '',
  })
})

test('half a word becomes a whole one', () => {
  const start = text.indexOf('rdination')
  expect(at(text, start, start + 14)?.quote).toBe('coordination sends')
})

test('blanks at the ends and line breaks do not count', () => {
  expect(at('one  two\n three ', 3, 16)?.quote).toBe('two three')
  expect(at('one   two', 3, 6)).toBeNull()
})

test('words are not widened into the next item', () => {
  const items = 'One thingAnother thing'
  expect(passageIn(items, { from: 5, to: 9 }, { from: 0, to: 9 })).toEqual({
    quote: 'thing',
    prefix: 'One ',
    suffix: 'Another thing',
  })
})

test('a long quotation is cut between words', () => {
  expect(shortQuote('one two three four', 10)).toBe('one two…')
})
