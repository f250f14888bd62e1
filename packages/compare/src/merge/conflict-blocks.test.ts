import { parseBlocks } from '@forkshop/document'
import { expect, test } from 'vitest'
import { conflictPlaces } from './conflict-blocks.ts'
import { mergeTexts } from './merge-texts.ts'

const places = (base: string, ours: string, theirs: string) => {
  const merge = mergeTexts(base, ours, theirs)
  if (merge.kind === 'merged') throw new Error('merged without asking')
  return conflictPlaces(merge)
}
const page = (...blocks: readonly string[]) => `${blocks.join('\n\n')}\n`
const [one, two, three] = [
  'The first thing to do.',
  'Sit in a circle now. Wait.',
  'Go home at last.',
]
const row = 'Sit in a row now. Wait.'
const square = 'Sit in a square now. Wait.'
const list = (...items: readonly string[]) => items.map((item) => `- ${item}`).join('\n')

const cases: readonly (readonly [
  string,
  readonly [string, string, string],
  { at: number; count: number; base: string | null; ours: string | null; theirs: string | null },
])[] = [
  [
    'takes the whole paragraph for a sentence',
    [page(one, two, three), page(one, row, three), page(one, square, three)],
    { at: 1, count: 1, base: two, ours: row, theirs: square },
  ],
  [
    'stands before the next block where ours is gone',
    [page(one, two, three), page(one, three), page(one, square, three)],
    { at: 1, count: 0, base: two, ours: null, theirs: square },
  ],
  [
    'stands at the end of the page where ours is gone',
    [page(one, two), page(one), page(one, square)],
    { at: 1, count: 0, base: two, ours: null, theirs: square },
  ],
  [
    'has nothing on the side that took the block out',
    [page(one, two, three), page(one, row, three), page(one, three)],
    { at: 1, count: 1, base: two, ours: row, theirs: null },
  ],
  [
    'takes the whole list for an item that ours took out at its end',
    [
      page(one, list('a b c', 'd e f'), three),
      page(one, list('a b c'), three),
      page(one, list('a b c', 'd e g'), three),
    ],
    {
      at: 1,
      count: 1,
      base: list('a b c', 'd e f'),
      ours: list('a b c'),
      theirs: list('a b c', 'd e g'),
    },
  ],
  [
    'takes the whole list for an item that ours took out in its middle',
    [
      page(one, list('a b c', 'd e f', 'g h i'), three),
      page(one, list('a b c', 'g h i'), three),
      page(one, list('a b c', 'd e x', 'g h i'), three),
    ],
    {
      at: 1,
      count: 1,
      base: list('a b c', 'd e f', 'g h i'),
      ours: list('a b c', 'g h i'),
      theirs: list('a b c', 'd e x', 'g h i'),
    },
  ],
  [
    'holds in one block what is open twice in it',
    [
      page(list('red cat sat', 'old dog ran'), three),
      page(list('blue cat sat', 'big dog ran'), three),
      page(list('green cat sat', 'sad dog ran'), three),
    ],
    {
      at: 0,
      count: 1,
      base: list('red cat sat', 'old dog ran'),
      ours: list('blue cat sat', 'big dog ran'),
      theirs: list('green cat sat', 'sad dog ran'),
    },
  ],
]
test.each(cases)('%s', (_, [base, ours, theirs], wanted) => {
  expect(places(base, ours, theirs)).toEqual({ fields: [], blocks: [wanted] })
})

test('keeps what merged by itself on every side of a block', () => {
  const table = (...rows: readonly string[]) =>
    page(one, ['| Time | Step |', '| --- | --- |', ...rows].join('\n'), three)
  const found = places(
    table('| 9:00 | Red cat |', '| 10:00 | Dog |', '| 11:00 | Bird |'),
    table('| 9:00 | Blue cat |', '| 10:00 | Dog |', '| 11:00 | Big bird |'),
    table('| 9:00 | Green cat |', '| 10:00 | Dog |', '| 11:00 | Bird |'),
  )
  const [block] = found?.blocks ?? []
  expect(block).toMatchObject({ at: 1, count: 1 })
  for (const side of [block?.base, block?.ours, block?.theirs]) expect(side).toContain('Big bird')
})

test('parts what is open in the front matter from the text', () => {
  const text = (title: string, words: string) =>
    `---\ntitle: ${title}\n---\n\n${page(words, three)}`
  const found = places(text('A', two), text('B', row), text('C', square))
  expect(found?.fields).toMatchObject([{ path: 'title', ours: 'title: B\n', theirs: 'title: C\n' }])
  expect(found?.blocks).toMatchObject([{ at: 0, count: 1, ours: row, theirs: square }])
})

test('gives each side’s text when its blocks are put in', () => {
  const [base, ours, theirs] = [
    page(one, two, list('a b c', 'd e f'), three),
    page(one, row, list('a b c', 'd e x'), three),
    page(one, square, list('a b c', 'd e y'), three),
  ]
  const merge = mergeTexts(base, ours, theirs)
  if (merge.kind === 'merged') throw new Error('merged without asking')
  const found = conflictPlaces(merge)?.blocks ?? []
  const sources = parseBlocks(merge.text).map(({ text }) => text)
  for (const { at, count, theirs: side } of found.toReversed()) {
    sources.splice(at, count, ...(side === null ? [] : [side]))
  }
  expect(page(...sources)).toBe(theirs)
})
