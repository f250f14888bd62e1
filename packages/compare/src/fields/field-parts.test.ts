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
    ['removed "b" "b" null', 'added "d" null "d"'],
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
    'what went of a list that had it twice',
    'tags: [a, a]\n',
    'tags: [a]\n',
    ['removed "a" "a" null'],
  ],
  [
    'a record that got one more key by that key',
    'sources:\n  - { title: Guide, url: a }\n  - { title: Map }\n',
    'sources:\n  - { title: Guide, url: a, license: X }\n  - { title: Map }\n',
    ['added title Guide license null "X"'],
  ],
  [
    'a record that nothing names by what it kept',
    'places:\n  - { room: hall, seats: 8, hours: 2 }\n',
    'places:\n  - { seats: 8, room: yard, hours: 2 }\n',
    ['changed seats 8 room "hall" "yard"'],
  ],
  [
    'a list in a record of a list',
    'teams:\n  - { name: A, people: [x, y] }\n',
    'teams:\n  - { name: A, people: [y, z] }\n',
    ['removed name A people "x" "x" null', 'added name A people "z" null "z"'],
  ],
  [
    'a record that came and one that went',
    'sources:\n  - { title: Guide, url: a }\n',
    'sources:\n  - { title: Atlas, url: b }\n',
    [
      'removed title Guide {"title":"Guide","url":"a"} null',
      'added title Atlas null {"title":"Atlas","url":"b"}',
    ],
  ],
  [
    'a text of a list that was reworded',
    'rules:\n  - It lasts 48 hours.\n',
    'rules:\n  - It lasts 24 hours.\n',
    ['changed "It lasts 24 hours." "It lasts 48 hours." "It lasts 24 hours."'],
  ],
  [
    'front matter that one side cannot be read of, as text',
    'a: [1\n',
    'a: 1\n',
    [String.raw`changed "---\na: [1\n---\n" "---\na: 1\n---\n"`],
  ],
] as const)('tells %s', (_, before, after, wanted) => {
  expect(partsOf(before, after)).toEqual(wanted)
})
