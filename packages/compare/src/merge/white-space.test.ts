import { describe, expect, test } from 'vitest'
import { mergeTexts } from './merge-texts.ts'

type Texts = readonly [base: string, ours: string, theirs: string]

/** Both ways round, since no order of the sides may change an outcome. */
const bothWays = ([base, ours, theirs]: Texts) =>
  [mergeTexts(base, ours, theirs), mergeTexts(base, theirs, ours)].map(({ kind, text }) => ({
    kind,
    text,
  }))

const merged = (text: string) => [
  { kind: 'merged', text },
  { kind: 'merged', text },
]

const table = (...lines: readonly string[]) => `${lines.join('\n')}\n`

const plain = table('| H | Step |', '| --- | --- |', '| 9 | Coffee |', '| 10 | Walk |')
const padded = table('| H   | Step   |', '| --- | ------ |', '| 9   | Coffee |', '| 10  | Walk   |')
const wide = table(
  '| H    | Step     |',
  '| ---- | -------- |',
  '| 9    | Coffee   |',
  '| 10   | Walk     |',
)

describe('tables', () => {
  test.each<readonly [string, Texts, string]>([
    [
      'a table that one side aligned and a cell that the other changed',
      [plain, padded, plain.replace('Walk', 'Run')],
      padded.replace('Walk', 'Run '),
    ],
    [
      'a table that one side aligned and a row that the other added',
      [plain, padded, `${plain}| 11 | Talk |\n`],
      `${padded}| 11  | Talk   |\n`,
    ],
    [
      'a table that one side closed up and a cell that the other changed',
      [padded, plain, padded.replace('Walk', 'Run ')],
      plain.replace('Walk', 'Run'),
    ],
    [
      'a table that both aligned, each to another width, and a cell',
      [plain, padded, wide.replace('Walk', 'Run ')],
      wide.replace('Walk', 'Run '),
    ],
    [
      'a row that one side padded and the other changed',
      [plain, plain.replace('| 10 | Walk |', '|  10  | Walk |'), plain.replace('Walk', 'Run')],
      plain.replace('| 10 | Walk |', '|  10  | Run |'),
    ],
  ])('%s', (_, texts, wanted) => {
    expect(bothWays(texts)).toEqual(merged(wanted))
  })
})

describe('empty lines', () => {
  test.each<readonly [string, Texts, string]>([
    [
      'one below a title that the other side mended',
      ['#A\n\nOne.\n', '# A\n\nOne.\n', '#A\n\n\nOne.\n'],
      '# A\n\n\nOne.\n',
    ],
    [
      'one where the other side put a paragraph',
      ['One.\n\nTwo.\n', 'One.\n\n\nTwo.\n', 'One.\n\nNew.\n\nTwo.\n'],
      'One.\n\nNew.\n\n\nTwo.\n',
    ],
    [
      'one between items where the other side put an item',
      ['- a b\n- c d\n', '- a b\n\n- c d\n', '- a b\n- e f\n- c d\n'],
      '- a b\n- e f\n\n- c d\n',
    ],
    [
      'one that went where the other side put a paragraph',
      ['One.\n\n\nTwo.\n', 'One.\n\nTwo.\n', 'One.\n\n\nNew.\n\n\nTwo.\n'],
      'One.\n\n\nNew.\n\n\nTwo.\n',
    ],
  ])('%s', (_, texts, wanted) => {
    expect(bothWays(texts)).toEqual(merged(wanted))
  })
})

describe('folded fields', () => {
  const page = (...lines: readonly string[]) =>
    `---\nsummary: >-\n${lines.map((line) => (line === '' ? '\n' : `  ${line}\n`)).join('')}---\n\nText.\n`
  test.each<readonly [string, Texts, string]>([
    [
      'lines that one side wrote, and a word that the other changed',
      [
        page('One walks slowly in', 'a small group. One notes', 'what is missing.'),
        page('One walks slowly in', 'a small party. One notes', 'what is missing.'),
        page(
          'One walks slowly in',
          'a small group. One notes',
          'what is missing.',
          'One comes home',
          'with a map.',
        ),
      ],
      page(
        'One walks slowly in',
        'a small party. One notes',
        'what is missing.',
        'One comes home',
        'with a map.',
      ),
    ],
    [
      'lines that one side wrapped anew, and a word that the other changed',
      [
        page('One walks slowly in', 'a small group. One notes', 'what is missing.'),
        page('One walks slowly in', 'a small party. One notes', 'what is missing.'),
        page('One walks slowly in a small group.', 'One notes what is missing.'),
      ],
      page('One walks slowly in a small party.', 'One notes what is missing.'),
    ],
    [
      'a text in quotes that one side folded, and a word that the other changed',
      [
        '---\nsummary: "One walks slowly: all of us."\n---\n\nText.\n',
        page('One walks slowly:', 'all of us.'),
        '---\nsummary: "One walks slowly: most of us."\n---\n\nText.\n',
      ],
      page('One walks slowly:', 'most of us.'),
    ],
    [
      'an empty line that one side put in, and a sentence that the other did',
      [
        page('One walks slowly.', 'One notes it.'),
        page('One walks slowly.', '', 'One notes it.'),
        page('One walks slowly.', 'One notes it.', 'One comes home.'),
      ],
      page('One walks slowly.', '', 'One notes it.', 'One comes home.'),
    ],
  ])('%s', (_, texts, wanted) => {
    expect(bothWays(texts)).toEqual(merged(wanted))
  })
})
