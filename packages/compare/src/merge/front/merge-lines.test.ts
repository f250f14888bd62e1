import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isPassage } from '../piece.ts'
import { mergeLines } from './merge-lines.ts'

/** Letters as lines; what is asked stands in brackets: `[base|ours|theirs]`. */
const merged = (base: string, ours: string, theirs: string) => {
  const [b = '', o = '', t = ''] = [base, ours, theirs].map((side) => side.replace(/./g, '$&\n'))
  return mergeLines({ base: b, ours: o, theirs: t })
    .map((piece) =>
      isPassage(piece)
        ? piece.text
        : `[${[piece.base, piece.ours, piece.theirs].map((text) => text ?? '-').join('|')}]`,
    )
    .join('')
    .replaceAll('\n', '')
}

const swapped = (asked: string) => asked.replace(/\[(.*?)\|(.*?)\|(.*?)\]/g, '[$1|$3|$2]')

test.each<[string, [string, string, string], string]>([
  ['takes what one side did', ['abc', 'axc', 'abc'], 'axc'],
  ['takes what both did alike', ['abc', 'axc', 'axc'], 'axc'],
  ['takes changes of lines beside each other', ['abc', 'xbc', 'ayc'], 'xyc'],
  ['takes a line put in beside one that changed', ['abc', 'axbc', 'ayc'], 'axyc'],
  ['takes lines out on both sides', ['abcd', 'bcd', 'abc'], 'bc'],
  ['asks about one line that both changed', ['abc', 'axc', 'ayc'], 'a[b|x|y]c'],
  ['asks about what both put in at one place', ['ab', 'axb', 'ayb'], 'a[-|x|y]b'],
  ['asks about what one took out and the other changed', ['abc', 'ac', 'ayc'], 'a[b|-|y]c'],
  ['asks about lines that overlap as one', ['abcd', 'axyd', 'abzw'], 'a[bcd|xyd|bzw]'],
  ['asks about each place alone', ['abcde', 'xbcdy', 'zbcdw'], '[a|x|z]bcd[e|y|w]'],
  ['asks where both lengthened neighbours', ['ab', 'axxb', 'ayb'], 'a[-|xx|y]b'],
  [
    'asks about a line that one side took out and the other elsewhere',
    ['abc', 'bca', 'bc'],
    '[abc|bca|bc]',
  ],
  ['takes a whole text that one side took out', ['ab', '', 'ab'], ''],
  ['asks about a whole text that one side took out', ['ab', '', 'xb'], '[ab|-|xb]'],
  ['merges nothing', ['', '', ''], ''],
])('%s', (_, [base, ours, theirs], wanted) => {
  expect(merged(base, ours, theirs)).toBe(wanted)
  expect(merged(base, theirs, ours)).toBe(swapped(wanted))
})

test('never loses a line that both sides have, and asks alike whichever side is first', () => {
  const lines = fc
    .uniqueArray(fc.constantFrom(...'abcdefgh'), { maxLength: 6 })
    .map((letters) => letters.join(''))
  fc.assert(
    fc.property(lines, lines, lines, (base, ours, theirs) => {
      const there = merged(base, ours, theirs)
      expect(merged(base, theirs, ours)).toBe(swapped(there))
      const shared = [...ours].filter((line) => theirs.includes(line))
      for (const side of ['$2', '$3']) {
        const text = there.replace(/\[(.*?)\|(.*?)\|(.*?)\]/g, side)
        expect(shared.filter((line) => !text.includes(line))).toEqual([])
      }
    }),
    { numRuns: 2000, seed: 1 },
  )
})
