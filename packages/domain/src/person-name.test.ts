import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanName, looksLikeName } from './person-name.ts'

describe('a name', () => {
  test.each([
    ['as it is', 'Léa Martin', 'Léa Martin'],
    ['composed', 'Le\u{301}a', 'Léa'],
    ['on one line', ' Léa\n\tMartin\u{2028}', 'Léa Martin'],
    ['without direction marks', '\u{202e}nitraM\u{202c} \u{2066}aéL\u{2069}\u{200e}', 'nitraM aéL'],
    ['without zero widths', 'L\u{200b}é\u{2060}a\u{feff}', 'Léa'],
    ['without a joiner that joins nothing', '\u{200d}Léa\u{200d} \u{200c}', 'Léa'],
    ['with a joiner that a word needs', 'می\u{200c}خواهم', 'می\u{200c}خواهم'],
    ['with a joined emoji', 'Léa 👩\u{200d}🔬', 'Léa 👩\u{200d}🔬'],
    ['without controls and private characters', 'L\u{0}é\u{1b}a\u{e000}', 'Léa'],
    ['of nothing that is seen', '\u{200b}\u{202e} \u{2066}', ''],
  ])('is kept %s', (_how, given, kept) => {
    expect(cleanName(given)).toBe(kept)
  })

  test('is not changed again once it was cleaned', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 12 }), (text) => {
        expect(cleanName(cleanName(text))).toBe(cleanName(text))
      }),
    )
  })
})

describe('the name “Facilitation”', () => {
  test.each([
    'Facilitation',
    'facilitation',
    'FACILITATION',
    'Facili tation.',
    'Fàcilitátion',
    'FaciIitation',
    'Faci1itati0n',
    'Fаcilitаtiоn',
    'Ϝαcιlιτατιοn',
    'Ｆａｃｉｌｉｔａｔｉｏｎ',
    '𝐅𝐚𝐜𝐢𝐥𝐢𝐭𝐚𝐭𝐢𝐨𝐧',
  ])('is told from %j by nobody', (other) => {
    expect(looksLikeName(other, 'Facilitation')).toBe(true)
  })
  test.each(['Facilitatrice', 'Facilitation B', 'Participation', 'Фасилитация', ''])(
    'is not that of %j',
    (other) => {
      expect(looksLikeName(other, 'Facilitation')).toBe(false)
    },
  )
})

test.each([
  ['Марина', 'Marina', false],
  ['Карина', 'Karina', false],
  ['Arno', 'Amo', true],
  ['???', '!!!', false],
  ['李', '李', true],
])('%s and %s: %s', (one, other, alike) => {
  expect(looksLikeName(one, other)).toBe(alike)
})
