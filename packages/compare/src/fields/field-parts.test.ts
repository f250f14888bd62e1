import { expect, test } from 'vitest'
import { compareTexts } from '../compare-texts.ts'
import { fieldParts } from './field-parts.ts'

/** What differs in the only changed field, one short line a part. */
const partsOf = (before: string, after: string): readonly string[] =>
  compareTexts(`---\n${before}---\n`, `---\n${after}---\n`).fields.flatMap((field) =>
    fieldParts(field).map(({ path, kind, from, to }) =>
      [kind, ...path, JSON.stringify(from), JSON.stringify(to)].join(' '),
    ),
  )

const roles = (...records: readonly string[]) =>
  `roles:\n${records.map((record) => `  - ${record}\n`).join('')}`
const host = '{ key: host, count: 1 }'
const scribe = '{ key: scribe, count: 2 }'

test.each([
  ['a scalar as one', 'lang: fr\n', 'lang: en\n', ['changed "fr" "en"']],
  ['a field that came', 'a: 1\n', 'a: 1\nlang: en\n', ['added null "en"']],
  [
    'a list as a set',
    'tags: [a, b, c]\n',
    'tags: [a, c, d]\n',
    ['added "d" null "d"', 'removed "b" "b" null'],
  ],
  ['a set in another order', 'tags: [a, b]\n', 'tags: [b, a]\n', ['reordered ["a","b"] ["b","a"]']],
  [
    'a map by its keys',
    'participants: { min: 5, max: 9 }\n',
    'participants: { min: 6, ideal: 7 }\n',
    ['changed min 5 6', 'added ideal null 7', 'removed max 9 null'],
  ],
  [
    'records by what they are called, whatever their order',
    roles(host, scribe),
    roles(scribe.replace('2', '3'), host),
    ['changed key scribe count 2 3'],
  ],
  [
    'a list that has a member twice as one',
    'tags: [a, a]\n',
    'tags: [a]\n',
    ['changed ["a","a"] ["a"]'],
  ],
] as const)('tells %s', (_, before, after, wanted) => {
  expect(partsOf(before, after)).toEqual(wanted)
})
