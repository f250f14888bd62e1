import { expect, test } from 'vitest'
import { alikeRuns } from './alike-runs.ts'

/** The value with what stands in the text in brackets, and its place there. */
const alike = (value: string, text: string, start = 0): string =>
  alikeRuns(value, text, { start, end: text.length })
    .map(({ words, from }) => (from === null ? words : `[${from} ${words}]`))
    .join('')

test.each([
  ['words as they are', 'one, two', 'one, two', '[0 one, two]'],
  ['an escape', 'a * b', 'a \\* b', '[0 a] * [5 b]'],
  ['a name of a sign', 'Ann & Bo', 'Ann &amp; Bo', '[0 Ann] & [10 Bo]'],
  ['the start of a line in a quote', 'one\ntwo', 'one\n> two', '[0 one]\n[6 two]'],
  ['what is not in the text', 'Notes', 'something', 'Notes'],
  ['a word that another one holds', 'a cat', 'cat a cat', '[4 a cat]'],
  [
    'a word that is written in another way',
    'un été vert',
    'un &eacute;t&eacute; vert',
    '[0 un] été [21 vert]',
  ],
  ['signs at both ends', '(one)', '(one)', '[0 (one)]'],
])('%s', (_what, value, text, wanted) => {
  expect(alike(value, text)).toBe(wanted)
})

test('what is looked for begins where it is said', () => {
  expect(alike('one', 'one one', 4)).toBe('[4 one]')
})

test('a value of which nothing is in the text takes no time for each word', () => {
  const value = 'é '.repeat(50_000)
  const text = '&eacute; '.repeat(50_000)
  const start = process.threadCpuUsage()
  expect(alikeRuns(value, text, { start: 0, end: text.length })).toHaveLength(1)
  expect(process.threadCpuUsage(start).user / 1000).toBeLessThan(2000)
})
