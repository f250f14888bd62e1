import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseText } from '../markdown/parse.ts'
import { anyLine } from '../testing/any-line.ts'
import { corpus, corpusMissing, fixtures, variants } from '../testing/corpus.ts'
import { nodesIn } from './nodes-in.ts'
import { openText } from './open.ts'

/** Holds the nodes of a text to those that the editor opens; tells how many blocks have one. */
const held = (text: string): { readonly blocks: number; readonly known: number } => {
  const nodes = nodesIn(parseText(text))
  const opened = openText(text).body.content ?? []
  expect(nodes).toEqual(nodes.map((node, at) => node && opened[at]))
  return { blocks: nodes.length, known: nodes.filter((node) => node !== null).length }
}

const inline = fc
  .array(
    fc.constantFrom(
      'word',
      ' ',
      '  ',
      '**',
      '*',
      '_',
      '~~',
      '`',
      '[x]',
      '[a](/p/a "b")',
      '![p](media/a.png)',
      'https://a.example',
      'www.a.example/b_c',
      'a@b.example',
      '<br>',
      '<b>',
      '<!-- -->',
      '\\*',
      '\\\n',
      '  \n',
      '\n',
      '|',
      '\\|',
      'é’',
      '{{ a }}',
      '&amp;',
      '&#10;',
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join(''))
const around = fc.constantFrom(
  '',
  '# ',
  '- ',
  '- [x] ',
  '1. ',
  '> ',
  '> - ',
  '| a | b |\n| - | :-: |\n| ',
)
const text = fc
  .tuple(
    fc.array(
      fc.oneof(
        anyLine,
        fc.tuple(around, inline).map((parts) => parts.join('')),
      ),
      {
        maxLength: 12,
      },
    ),
    fc.constantFrom('\n', '\r\n'),
    fc.constantFrom('', '\n[x]: /p/x\n'),
  )
  .map(([lines, end, last]) => lines.join('\n').replaceAll('\n', end) + last)

test('the nodes of a text parsed once are those that the editor opens', () => {
  const runs = Number(process.env['LAW_RUNS'] ?? 500)
  let [blocks, known] = [0, 0]
  fc.assert(
    fc.property(text, (one) => {
      const found = held(one)
      blocks += found.blocks
      known += found.known
    }),
    { seed: 1, numRuns: runs },
  )
  expect(known).toBeGreaterThan(blocks / 2)
})

test.each<[string, string, boolean]>([
  ['words', 'Words *here*.\nAnd [there](/p/a).', true],
  ['a template tag', 'Words {{ here }}.', false],
  ['a reference', 'Words &amp; more.', false],
  ['a sign between words', 'Words & more.', true],
  ['code that looks like a tag', '    { a }', true],
])('%s', (_, source, isKnown) => {
  expect(held(source)).toEqual({ blocks: 1, known: Number(isKnown) })
})

test.each(fixtures())('those of $name, in any dress of its lines', ({ text: source }) => {
  for (const { of } of variants) held(of(source))
})

test('those of every file of the corpus, most of which need no other parsing', ({ skip }) => {
  const missing = corpusMissing()
  if (missing !== null) skip(missing)
  const found = corpus().map(({ text: source }) => held(source))
  const sum = (of: (one: (typeof found)[number]) => number) =>
    found.reduce((all, one) => all + of(one), 0)
  expect(sum(({ known }) => known)).toBeGreaterThan(0.8 * sum(({ blocks }) => blocks))
})
