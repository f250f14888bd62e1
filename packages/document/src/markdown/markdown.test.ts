import { expect, test } from 'vitest'
import { corpus, corpusMissing, fixtures } from '../testing/corpus.ts'
import { extraCost, isTooDear } from './budget.ts'
import { definitionsIn, parseBlocks, plainText } from './blocks.ts'
import { outline } from './outline.ts'

test.each(fixtures())(
  'cuts $name into blocks with only blanks and separators between them',
  ({ text }) => {
    let end = parseBlocks(text)[0]?.start ?? text.length
    for (const block of parseBlocks(text)) {
      expect(text.slice(end, block.start).replace('<!-- -->', '').trim()).toBe('')
      expect(text.slice(block.start, block.end)).toBe(block.text)
      end = block.end
    }
    expect(text.slice(end).trim()).toBe('')
  },
)

test('names the kinds of blocks', () => {
  const text =
    '---\na: 1\n---\n## H\n\np\n\n  - l\n\n| t |\n| - |\n\n> q\n\n    c\n\n<div>\n\n---\n\n[d]: /x\n\n[^f]: note\n\n{% include x %}\n'
  expect(parseBlocks(text).map((block) => block.kind)).toEqual([
    'heading',
    'paragraph',
    'list',
    'table',
    'quote',
    'code',
    'html',
    'rule',
    'definition',
    'footnote',
    'island',
  ])
})

test('gives a block its indent and its plain words', () => {
  const [heading, list] = parseBlocks('## A *b* `c`\n\n  - x [y](/z)\n  - w\n')
  expect(heading).toMatchObject({ plain: 'A b c', depth: 2 })
  expect(list).toMatchObject({ text: '  - x [y](/z)\n  - w', plain: 'x y w' })
})

test.each([
  ['| f | g |\n| - | - |\n| 1 | |\n', ['f', 'g', '1']],
  ['- x [y](/z)\n  - v\n- w\n', ['x y', 'v', 'w']],
  ['> q\n>\n> r\n', ['q', 'r']],
  ['p\n', undefined],
])('gives the pieces of %j that stand apart', (text, pieces) => {
  expect(parseBlocks(text)[0]?.pieces).toEqual(pieces)
})

test('leaves markup out of the text for a search', () => {
  expect(
    plainText('---\nt: 1\n---\n# A\n\n<b>b</b> **c** ![d](media/e.png)\n\n| f | g |\n| - | - |\n'),
  ).toBe('A\nb c d\nf g')
})

const tableIn = (text: string) => parseBlocks(text)[0]?.table

test('reads a table with the place of each cell', () => {
  const source =
    '| Heure | Étape |\n| --- | --- |\n| 18:00 | [Accueil](/p/accueil@1.0) **tous** |\n| | a\\|b |'
  const table = tableIn(source)
  expect(table?.header).toEqual(['Heure', 'Étape'])
  expect(table?.rows.map((row) => row.cells.map((cell) => cell.text))).toEqual([
    ['18:00', 'Accueil tous'],
    ['', 'a|b'],
  ])
  expect(table?.rows[0]?.cells[1]?.links).toEqual([{ href: '/p/accueil@1.0', text: 'Accueil' }])
  expect(
    table?.rows.flatMap((row) => row.cells.map((cell) => source.slice(cell.start, cell.end))),
  ).toEqual(['18:00', '[Accueil](/p/accueil@1.0) **tous**', '', 'a\\|b'])
})

test.each([
  '# A\n\n| a | b |\n| - | - |\n| [c](/d) | **e** |\n\ntext\n',
  '---\nt: 1\n---\n\nword\n\n  | a |\n  | - |\n  | b\\|c |\n  |  |\n',
  '\ufeff| a |\r\n| - |\r\n| é 🎉 |\r\n',
])('a table among other blocks is read as by itself: %j', (text) => {
  const block = parseBlocks(text).find(({ kind }) => kind === 'table')
  expect(block?.table).toEqual(tableIn(block?.text ?? ''))
  expect(block?.table?.rows).not.toEqual([])
})

test('a table among other blocks knows the addresses of their definitions', () => {
  const [block] = parseBlocks('| a |\n| - |\n| [b][c] |\n\n[c]: /p/d\n')
  expect(block?.table?.rows[0]?.cells[0]?.text).toBe('b')
})

test('makes anchors unique and readable', () => {
  expect(
    outline('# L’été à Cœur\n\n## Vitæ\n\n## !\n\n## !\n\n## 日本\n\n> ## quoted').map(
      (entry) => entry.id,
    ),
  ).toEqual(['l-ete-a-coeur', 'vitae', 'section', 'section-2', '日本'])
})

test.each([
  ['delimiters', '*a_ '.repeat(100_000)],
  ['nested lists', '- '.repeat(100_000)],
  ['nested lists in many lines', `${'- '.repeat(60)}x\n`.repeat(8000)],
  [
    'a staircase of lists',
    Array.from({ length: 900 }, (_, at) => `${' '.repeat(2 * at)}- a\n`).join(''),
  ],
  ['brackets', '[a](b '.repeat(100_000)],
  ['comments', `<div>${'<!--'.repeat(100_000)}`],
  ['blanks', `a${' '.repeat(400_000)}b`],
])(
  'answers at once for a text that is all %s',
  (_, text) => {
    expect(parseBlocks(text).length).toBeGreaterThan(0)
  },
  4000,
)

test('takes no text of the corpus for too dear', ({ skip }) => {
  const missing = corpusMissing()
  if (missing !== null) skip(missing)
  expect(corpus().filter(({ text }) => isTooDear(text))).toEqual([])
}, 60_000)

const backticks = (count: number) =>
  Array.from({ length: count }, (_, at) => `${'`'.repeat(at + 1)} a `).join('')

test.each([
  ['backticks that never meet', Array.from({ length: 700 }, (_, n) => '`'.repeat(n + 1)).join(' ')],
  ['a table without end', `|a|b|\n|-|-|\n${'|x|y|\n'.repeat(5001)}`],
  ['footnotes without end', Array.from({ length: 1001 }, (_, n) => `[^${n}]: x\n\n`).join('')],
  ['a line of a megabyte', 'a'.repeat(1_000_000)],
  ['five megabytes', 'word word\n\n'.repeat(500_000)],
  ['line ends without end in an item', `- a\n${'\n'.repeat(200_000)}  b`],
  ['stars around stars', `${'*'.repeat(10_000)}a${'*'.repeat(10_000)}`],
  ['comments that never end', 'a<!--'.repeat(20_000)],
  ['columns without end', `|${'a|'.repeat(20_000)}\n|${'-|'.repeat(20_000)}\n`],
  ['addresses without end', 'http://a '.repeat(5000).concat('\n\n').repeat(10)],
  ['quotes in quotes in quotes', '> > > > > a\n\n'.repeat(8001)],
  ['passages of stars', `${'a*'.repeat(2000)}\n\n`.repeat(5)],
  ['passages of brackets', `${']('.repeat(3500)}\n\n`.repeat(2)],
  ['links in links', '['.repeat(3000) + 'a' + '](b)'.repeat(3000)],
  ['underlined headings', 'a\n-\n'.repeat(3001)],
  ['words that leave their quote', `> a\n${'a\n'.repeat(2501)}`],
  ['words that leave their item', `  - a\n${'  a\n'.repeat(2501)}`],
  ['words that leave many quotes', '> > a\n> a\n\n'.repeat(2501)],
  ['words that leave a footnote', `[^1]: a\n${'a\n'.repeat(2501)}`],
  ['items that each hold lists', `${'- '.repeat(20)}a\n\n`.repeat(1001)],
  ['few backticks before many words', `${backticks(100)}${'word '.repeat(15_000)}\n\n`.repeat(2)],
  [
    'backticks that meet in another item only',
    `- ${backticks(100)}${'word '.repeat(9000)}\n`.repeat(2).concat('\n').repeat(2),
  ],
  ['comments that end in another cell', `|${'a<!--'.repeat(500)}${'b'.repeat(40_000)}|-->|`],
])('does not wait for %s', (_name, body) => {
  expect(isTooDear(body)).toBe(true)
})

test('blank lines in a row are too dear for reading above ten thousand, apart they are not', () => {
  const blank = (count: number) => `- a\n${'\n'.repeat(count)}b\n`
  expect(isTooDear(blank(10_001))).toBe(true)
  expect(isTooDear(blank(10_000))).toBe(false)
  expect(isTooDear(blank(8000) + blank(8000))).toBe(false)
})

test('allows long lists of links and of code', () => {
  expect(isTooDear('- [a name](https://example.org/there): what it is\n'.repeat(1500))).toBe(false)
  expect(isTooDear('- `one` and ``two ` three`` and `four\n  five`\n'.repeat(2000))).toBe(false)
})

test('items in items cost more than as many one behind another', () => {
  const [nested, flat] = [`${'- '.repeat(24)}a\n\n`.repeat(100), '- a\n'.repeat(2400)]
  expect(extraCost(nested)).toBeGreaterThan(1.5 * extraCost(flat))
})

test('allows long items and quotes whose lines keep their indent or their marker', () => {
  expect(isTooDear(`- a\n${'  a\n'.repeat(9000)}`)).toBe(false)
  expect(isTooDear(`1. a\n${'      - a\n         b\n'.repeat(3000)}`)).toBe(false)
  expect(isTooDear(`> a\n${'> > a\n> > b\n>\n'.repeat(3000)}`)).toBe(false)
  expect(isTooDear(`[^1]: a\n${'    a\n'.repeat(2000)}`)).toBe(false)
  expect(isTooDear('a\n  b\nc\n\n'.repeat(9000))).toBe(false)
})

test('allows rules and underlines of any length', () => {
  expect(isTooDear(`${'- '.repeat(80)}\n\na\n${'-'.repeat(80)}\n`)).toBe(false)
})

test('gives every one of many equal headings an anchor of its own', () => {
  const ids = outline('# a\n'.repeat(30_000) + '# a 2\n').map(({ id }) => id)
  expect(new Set(ids).size).toBe(30_001)
  expect([ids[0], ids[1], ids.at(-2), ids.at(-1)]).toEqual(['a', 'a-2', 'a-30000', 'a-2-2'])
})

test('collects the definitions that other blocks may need', () => {
  expect(definitionsIn('a\n\n[b]: /c\n\nd\n\n[^e]: f\n')).toBe('[b]: /c\n\n[^e]: f')
})
