import { expect, test } from 'vitest'
import type { Source } from './source-list.ts'
import { aSource } from './testing/a-source.ts'
import { sourcesOfMark, sourcesOfPassage } from './who-card.ts'

const [ground, one, two] = [aSource('g', null), aSource('a', 1), aSource('b', 2)]
const told = { list: { ground, others: [one, two] }, steps: new Map([['0:3', [two]]]) }
const keys = (sources: readonly Source[]): string => sources.map(({ key }) => key).join(' ')

test.each<[key: string | null, sources: string]>([
  ['a', 'a'],
  ['unknown', ''],
  [null, ''],
])('a mark of %s tells of: %s', (key, sources) => {
  expect(keys(sourcesOfMark(told, key))).toBe(sources)
})

type At = Parameters<typeof sourcesOfPassage>[1]
test.each<[what: string, passage: At, sources: string]>([
  ['its marks in reading order', { sources: ['b', 'a'], rest: false, step: null }, 'b a'],
  ['the rest of the text last', { sources: ['b'], rest: true, step: null }, 'b g'],
  ['the rest alone where nothing is marked', { sources: [], rest: true, step: null }, 'g'],
  ['no mark that is not known', { sources: ['unknown'], rest: false, step: null }, ''],
  ['the sources of its row where it is a step', { sources: ['a'], rest: true, step: '0:3' }, 'b'],
  ['nothing for a step that is not known', { sources: ['a'], rest: true, step: '0:9' }, ''],
])('a passage tells of %s', (_, passage, expected) => {
  expect(keys(sourcesOfPassage(told, passage))).toBe(expected)
})

test('a text without one source that most comes from has no rest', () => {
  const without = { ...told, list: { ground: null, others: [one] } }
  expect(keys(sourcesOfPassage(without, { sources: ['a'], rest: true, step: null }))).toBe('a')
})
