import fc from 'fast-check'
import { expect, test } from 'vitest'
import { proseKey, toSentences } from './sentences.ts'

const cut = (text: string) => toSentences(text).elements.map((sentence) => sentence.text)

test.each([
  ['one sentence after the other', 'One here. Two there!', ['One here.', 'Two there!']],
  ['across wrapped lines', 'One\nhere. Two\nthere.', ['One\nhere.', 'Two\nthere.']],
  ['not inside emphasis', '**One. Two.** Three. Four.', ['**One. Two.** Three.', 'Four.']],
  ['not inside a link', 'See [it. Now](/p/x). Three.', ['See [it. Now](/p/x).', 'Three.']],
  ['not inside French quotes', '« Un. Deux. » dit-il. Trois.', ['« Un. Deux. » dit-il.', 'Trois.']],
  [
    'not inside brackets in brackets',
    'One ((two) three. Four) five. Six.',
    ['One ((two) three. Four) five.', 'Six.'],
  ],
  ['past a bracket that only closes', 'A) One. B) Two.', ['A) One.', 'B) Two.']],
])('cuts %s', (_, text, sentences) => {
  expect(cut(text)).toEqual(sentences)
})

test('sentences and the blanks around them are the text', () => {
  const text = fc.array(fc.constantFrom('One.', ' ', '\n', '**', 'two', '(', ')', '_x_', '! '), {
    maxLength: 20,
  })
  fc.assert(
    fc.property(text, (pieces) => {
      const source = pieces.join('')
      const { elements, tail } = toSentences(source)
      expect(elements.map((s) => s.lead + s.text).join('') + tail).toBe(source)
    }),
  )
})

test('a hard line break and an empty line are more than a blank', () => {
  expect(proseKey('a\nb')).toBe(proseKey('a b'))
  expect(proseKey('a  \nb')).not.toBe(proseKey('a b'))
  expect(proseKey('a\n\nb')).not.toBe(proseKey('a b'))
})
