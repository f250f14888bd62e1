import fc from 'fast-check'
import { expect, test } from 'vitest'
import { modelWords, threePages } from '../testing/arbitrary-page.ts'
import { lawRuns } from '../testing/law-runs.ts'
import { mergeTexts } from './merge-texts.ts'

const merged = (base: string, ours: string, theirs: string) => {
  const { text, passages } = mergeTexts(base, ours, theirs)
  return passages.flatMap(({ start, end, from }) => {
    const words = text.slice(start, end).trim()
    return words === '' ? [] : [`${from}: ${words}`]
  })
}

test.each([
  ['an untouched text', ['One.\n', 'One.\n', 'One.\n'], ['base: One.']],
  ['what both wrote', ['One.\n', 'Two.\n', 'Two.\n'], ['both: Two.']],
  [
    'sentences of one paragraph',
    [
      'One is here. Two is there. Three.\n',
      'One is near. Two is there. Three.\n',
      'One is here. Two is there. Three is gone.\n',
    ],
    ['ours: One is near.', 'base: Two is there.', 'theirs: Three is gone.'],
  ],
  [
    'words of one sentence',
    [
      'Put one chair in the big room.\n',
      'Put two chair in the big room.\n',
      'Put one chair in the small room.\n',
    ],
    ['base: Put', 'ours: two', 'base: chair in the', 'theirs: small', 'base: room.'],
  ],
  [
    'cells of one row',
    [
      '| A | B | C |\n| - | - | - |\n| a | b | c |\n',
      '| A | B | C |\n| - | - | - |\n| x | b | c |\n',
      '| A | B | C |\n| - | - | - |\n| a | b | y |\n',
    ],
    ['base: | A | B | C |\n| - | - | - |\n|', 'ours: x', 'base: | b |', 'theirs: y', 'base: |'],
  ],
  [
    'a key of front matter, and what both put into one',
    [
      '---\na: 1\nt: [x]\n---\n\nOne.\n',
      '---\na: 2\nt: [x, y]\n---\n\nOne.\n',
      '---\na: 1\nt: [x, z]\n---\n\nOne.\n',
    ],
    ['base: ---', 'ours: a: 2', 'mixed: t: [x, y, z]', 'base: ---\n\nOne.'],
  ],
  [
    'a sentence that one side took to another paragraph and the other changed',
    [
      'One is here now. Two is there then.\n\n# A\n\nThree is far.\n',
      'One is here now.\n\n# A\n\nThree is far. Two is there then.\n',
      'One is here now. Two is there today.\n\n# A\n\nThree is far.\n',
    ],
    ['ours: One is here now.', 'base: # A', 'mixed: Three is far. Two is there today.'],
  ],
] as const)('says whose is %s', (_, [base, ours, theirs], wanted) => {
  expect(merged(base, ours, theirs)).toEqual(wanted)
})

test('every stretch of a merge is of the side it is said to be', () => {
  fc.assert(
    fc.property(threePages(4), ({ base, ours, theirs }) => {
      const { text, passages } = mergeTexts(base, ours, theirs)
      const starts = passages.map(({ start }) => start)
      const ends = passages.map(({ end }) => end)
      expect([...starts, text.length]).toEqual([0, ...ends])
      const wordsOf = (side: string) => new Set(modelWords(side.toLowerCase()))
      const [b, o, t] = [base, ours, theirs].map(wordsOf)
      for (const { start, end, from } of passages) {
        const holders = { base: [b, o, t], ours: [o], theirs: [t], both: [o, t], mixed: [] }[from]
        for (const word of modelWords(text.slice(start, end).toLowerCase())) {
          expect(holders.every((holder) => holder?.has(word))).toBe(true)
          expect([b, o, t].some((holder) => holder?.has(word))).toBe(true)
        }
      }
    }),
    lawRuns(process.env),
  )
})
