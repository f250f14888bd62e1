import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { parseFrontMatter } from './parse.ts'
import { patchField } from './patch-field.ts'
import { fieldSource } from './source.ts'
import { withFields } from './splice.ts'

function problem(text: string): unknown {
  const matter = parseFrontMatter(text)
  return matter.kind === 'broken'
    ? [matter.problems[0]?.line, matter.problems[0]?.column]
    : matter.kind
}

test('is absent without an opening and a closing fence', () => {
  expect(parseFrontMatter('text')).toEqual({ kind: 'absent', bodyStart: 0 })
  expect(parseFrontMatter('\uFEFFtext')).toEqual({ kind: 'absent', bodyStart: 1 })
  expect(parseFrontMatter('---\ntitle: x\n')).toEqual({ kind: 'absent', bodyStart: 0 })
  expect(parseFrontMatter(' ---\ntitle: x\n---\n')).toEqual({ kind: 'absent', bodyStart: 0 })
})

test('reads fields, and entries that join to the whole', () => {
  const content = '# head\ntitle: "x" # why\n\n# about tags\ntags:\n  - a\n  - b\n'
  const text = `\uFEFF---\n${content}---\nbody`
  const matter = parseFrontMatter(text)
  expect(matter).toMatchObject({
    kind: 'present',
    fields: { title: 'x', tags: ['a', 'b'] },
    start: 1,
  })
  if (matter.kind !== 'present') return
  expect(matter.entries.map((entry) => entry.source).join('')).toBe(content)
  expect(matter.entries.map((entry) => entry.key)).toEqual(['title', 'tags'])
  expect(text.slice(matter.bodyStart)).toBe('body')
})

test('takes an empty front matter and one with comments only', () => {
  expect(parseFrontMatter('---\n---\n')).toMatchObject({
    kind: 'present',
    fields: {},
    bodyStart: 8,
  })
  expect(parseFrontMatter('---\n# x\n---\n')).toMatchObject({ kind: 'present', entries: [] })
})

test.each([
  ['a key twice', '---\na: 1\na: 2\n---\n', [3, 1]],
  ['a key twice deep inside', '---\na: [{ b: 1, c: 2, b: 3 }]\n---\n', [2, 19]],
  ['a tab as indent', '---\na:\n\tb: 1\n---\n', [3, 1]],
  ['an open bracket', '---\na: [1\n---\n', [2, 5]],
  ['an open bracket above other keys', '---\na: [1\nb: 2\n---\n', [2, 5]],
  ['an open quotation mark', '---\nt: x\na: "1\nb: 2\n---\n', [3, 5]],
  ['an item too far out', '---\na:\n  - b\n - c\n---\n', [4, 1]],
  ['a line too far in', '---\na: b\n  c: d\n---\n', [3, 1]],
  ['a line without a key', '---\na: b\nwords\nc: d\n---\n', [3, 1]],
  ['the key __proto__', '---\nb: 1\n__proto__: 2\n---\n', [3, 1]],
  ['the key __proto__ deep inside', '---\nb: [{ __proto__: 1 }]\n---\n', [2, 7]],
  ['a list at the top', '---\n- a\n---\n', [2, 1]],
  ['a key that is a list', '---\n? [a]\n: b\n---\n', [2, 1]],
  ['an anchor that does not exist', '---\na: *b\n---\n', [2, 4]],
  ['an anchor that holds itself', '---\na: &a [b, *a]\n---\n', [2, 11]],
  ['a map that holds itself', '---\na: &a { b: { c: *a } }\n---\n', [2, 17]],
  ['brackets without end', `---\na: ${'['.repeat(9000)}\n---\n`, [2, 44]],
])('says where %s breaks it', (_, text, place) => {
  expect(problem(text)).toEqual(place)
})

test('refuses anchors that grow without bound', () => {
  const lines = [
    'a: &a [x, x]',
    ...['b', 'c', 'd', 'e', 'f', 'g', 'h'].map(
      (key, at) => `${key}: &${key} [${`*${'abcdefg'[at]}, `.repeat(9)}x]`,
    ),
  ]
  expect(problem(`---\n${lines.join('\n')}\n---\n`)).toEqual([2, 1])
})

test('refuses an anchor that is repeated thousands of times, before it costs two seconds', () => {
  const aliases = Array.from({ length: 5000 }, (_, at) => `k${at}: *a\n`).join('')
  const start = process.threadCpuUsage()
  expect(problem(`---\na: &a x\n${aliases}---\n`)).toEqual([2, 1])
  expect(process.threadCpuUsage(start).user / 1000).toBeLessThan(2000)
})

test('reads thousands of keys before they cost half a second', () => {
  const keys = Array.from({ length: 9000 }, (_, at) => `k${at}: v\n`).join('')
  const start = process.threadCpuUsage()
  expect(problem(`---\n${keys}---\n`)).toBe('present')
  expect(process.threadCpuUsage(start).user / 1000).toBeLessThan(500)
})

test('an alias stands for the last anchor of its name above it', () => {
  const { fields } = {
    fields: {},
    ...parseFrontMatter('---\na: &x 1\nb: *x\nc: &x 2\nd: *x\n---\n'),
  }
  expect(fields).toEqual({ a: 1, b: 1, c: 2, d: 2 })
})

test('never throws on any text', () => {
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.constantFrom('-', ' ', '\n', ':', 'a', '[', '{', '&', '*', '"', '#', '\t', '!'),
      }),
      (content) => {
        parseFrontMatter(`---\n${content}\n---\n`)
      },
    ),
  )
})

test('writes fields in the form of the house', () => {
  expect(fieldSource('title', 'St Etienne : 48h')).toBe('title: "St Etienne : 48h"\n')
  expect(fieldSource('participants', { min: 20, max: 60 })).toBe(
    'participants: { min: 20, max: 60 }\n',
  )
  expect(fieldSource('tags', ['a', 'b c'])).toBe('tags: [a, b c]\n')
  expect(fieldSource('roles', [{ key: 'a', count: '1 par équipe' }])).toBe(
    'roles:\n  - { key: a, count: 1 par équipe }\n',
  )
  expect(fieldSource('invariants', ['Une phrase, assez longue pour sa ligne.'])).toBe(
    'invariants:\n  - Une phrase, assez longue pour sa ligne.\n',
  )
})

test('writes every field so that it reads back', () => {
  const value = fc
    .jsonValue({ maxDepth: 3 })
    .filter((json) => !JSON.stringify(json).includes('__proto__'))
  fc.assert(
    fc.property(value, (json) => {
      expect(JSON.stringify(parse(fieldSource('key', json)))).toBe(JSON.stringify({ key: json }))
    }),
  )
})

test('changes, adds and removes fields between the bytes of the others', () => {
  const text = '---\r\na: 1 # one\r\nb: [x,\r\n  y]\r\nc: 3\r\n---\r\nbody\r\n'
  const changes = new Map([
    ['b', 'b: two\n'],
    ['c', null],
    ['d', 'd: 4\n'],
  ])
  expect(withFields(text, changes)).toBe('---\r\na: 1 # one\r\nb: two\r\nd: 4\r\n---\r\nbody\r\n')
})

test('keeps the comments around a field that gets a new value', () => {
  const text = '---\n# about a\na: 1 # one\n\n# about b\nb:\n  - x # first\n# end\n---\n'
  expect(withFields(text, new Map([['a', 'a: 2\n']]))).toBe(text.replace('a: 1', 'a: 2'))
  expect(withFields(text, new Map([['b', 'b: y\n']]))).toBe(
    text.replace('b:\n  - x # first\n', 'b: y\n'),
  )
})

test('makes a front matter where there is none', () => {
  expect(withFields('text\n', new Map([['a', 'a: 1']]))).toBe('---\na: 1\n---\n\ntext\n')
  expect(withFields('\uFEFFtext\r\n', new Map([['a', 'a: 1']]))).toBe(
    '\uFEFF---\r\na: 1\r\n---\r\n\r\ntext\r\n',
  )
  expect(withFields('text\n', new Map([['a', null]]))).toBe('text\n')
})

test.each<[string, string, unknown, string]>([
  [
    'quotes that only stood for nothing go when words come',
    'a:\n  - { name: "" }\n',
    [{ name: 'Maison' }],
    'a:\n  - { name: Maison }\n',
  ],
  ['quotes that only kept a blank go with it', 'a: "le "\n', 'le pain', 'a: le pain\n'],
  ['quotes that are still needed', "a: 'x: y'\n", 'x: z', "a: 'x: z'\n"],
  ['words in their quotes', "a: 'x' # why\n", "it's", "a: 'it''s' # why\n"],
  ['plain words', '# above\na: x # why\n', 'y: z', '# above\na: "y: z" # why\n'],
  ['a number', 'a: 1 # one\n', 2, 'a: 2 # one\n'],
  [
    'one item',
    'a:\n  - "x" # first\n  # about y\n  - y\n',
    ['x', 'z'],
    'a:\n  - "x" # first\n  # about y\n  - z\n',
  ],
  [
    'an item more',
    'a:\n- x # first\n- y\n',
    ['x', 'n: m', 'y'],
    'a:\n- x # first\n- "n: m"\n- y\n',
  ],
  [
    'an item less',
    'a:\n  - x\n  # about y\n  - y\n  - z\n',
    ['x', 'z'],
    'a:\n  - x\n  # about y\n  - z\n',
  ],
  [
    'items in brackets',
    'a: [ x,  "y", z ] # three\n',
    ['x', 'w, v', 'z', 'u'],
    'a: [ x,  "w, v", z, u ] # three\n',
  ],
  ['an item out of brackets', 'a: [x, y, z]\n', ['y', 'z'], 'a: [y, z]\n'],
  [
    'a key of a map',
    'a:\n  min: 3 # people\n  max: 5\n',
    { min: 4, max: 5 },
    'a:\n  min: 4 # people\n  max: 5\n',
  ],
  [
    'a key more',
    'a: { min: 3, max: 5 } # p\n',
    { min: 3, max: 5, ideal: 4 },
    'a: { min: 3, max: 5, ideal: 4 } # p\n',
  ],
  ['a key less', 'a:\n  min: 3\n  max: 5\n', { min: 3 }, 'a:\n  min: 3\n'],
  [
    'a record in a list',
    'a:\n  - name: x # who\n    role: y\n  - { name: z, role: w }\n',
    [
      { name: 'x', role: 'q' },
      { name: 'z', role: 'r' },
    ],
    'a:\n  - name: x # who\n    role: q\n  - { name: z, role: r }\n',
  ],
  [
    'a record more',
    'a:\n  - { name: x }\n',
    [{ name: 'x' }, { name: 'y' }],
    'a:\n  - { name: x }\n  - { name: y }\n',
  ],
  ['a key more of a record', 'a: [{ b: 1 }]\n', [{ b: 1, c: 2 }], 'a: [{ b: 1, c: 2 }]\n'],
  ['a key less of a record', 'a: [{ b: 1, c: 2 }]\n', [{ b: 1 }], 'a: [{ b: 1 }]\n'],
  [
    'a key more of a record on lines',
    'a:\n  # who\n  - b: 1 # one\n    c: 2\n  - { b: 3 }\n',
    [{ b: 1, c: 2, d: 4 }, { b: 3 }],
    'a:\n  # who\n  - b: 1 # one\n    c: 2\n    d: 4\n  - { b: 3 }\n',
  ],
  [
    'the first key less of a record on lines',
    'a:\n  # who\n  - b: 1 # one\n    c: 2 # two\n',
    [{ c: 2 }],
    'a:\n  # who\n  - c: 2 # two\n',
  ],
  [
    'the first keys less of a record on lines',
    'a:\n  # who\n  - b: 1 # one\n    c: 2\n    d: 3 # three\n',
    [{ d: 3 }],
    'a:\n  # who\n  - d: 3 # three\n',
  ],
  [
    'the first key of a record on lines',
    'a:\n  # who\n  - b: 1\n    c: 2 # two\n',
    [{ b: { d: [1] }, c: 2 }],
    'a:\n  # who\n  - b:\n      d:\n        - 1\n    c: 2 # two\n',
  ],
  [
    'a record between others, each with its comments',
    'a:\n  # x\n  - name: x # ex\n    role: q\n  # z\n  - name: z # zed\n    role: w\n',
    [
      { name: 'y', role: 'p' },
      { name: 'x', role: 'q', day: 1 },
      { name: 'z', role: 'v' },
    ],
    'a:\n  - { name: y, role: p }\n  # x\n  - name: x # ex\n    role: q\n    day: 1\n  # z\n  - name: z # zed\n    role: v\n',
  ],
  [
    'folded words',
    'a: >\n  one two\n  three four\n\n  five\n',
    'one 2 three four\nfive\n',
    'a: >\n  one 2\n  three four\n\n  five\n',
  ],
  [
    'words at both ends of a folded text',
    'a: >-\r\n  one two\r\n  three four\r\n  five six\r\n',
    '1 two three four five 6 7',
    'a: >-\r\n  1 two\r\n  three four\r\n  five 6 7\r\n',
  ],
  [
    'words around one that stands there three times',
    'a: >\n  un un\n  un\n',
    'cinq un deux\n',
    'a: >\n  cinq un\n  deux\n',
  ],
  [
    'literal lines',
    'a: |\r\n  one\r\n    two\r\n  three\r\n',
    'one\n  two\nmore\nthree\n',
    'a: |\r\n  one\r\n    two\r\n  more\r\n  three\r\n',
  ],
  [
    'words over two lines',
    'a: one two\n  three four\n',
    'one two three 4',
    'a: one two\n  three 4\n',
  ],
  [
    'all, in the line ends of its text',
    'a: x\r\n',
    [{ b: { c: 1 } }],
    'a:\r\n  - b:\r\n      c: 1\r\n',
  ],
  ['another kind of value', 'a: x\n', ['x', 'y'], 'a: [x, y]\n'],
  ['the same value', "a:  'x'   # why\n", 'x', "a:  'x'   # why\n"],
])('changes no more of a field than %s', (_, before, value, after) => {
  expect(patchField(before, 'a', value)).toBe(after)
})

test('writes any value over any other so that it reads back', () => {
  const value = fc
    .jsonValue({ maxDepth: 3 })
    .filter((json) => !JSON.stringify(json).includes('__proto__'))
  fc.assert(
    fc.property(value, value, (one, other) => {
      const source = patchField(fieldSource('key', one), 'key', other)
      expect(JSON.stringify(sorted(parse(source)))).toBe(JSON.stringify(sorted({ key: other })))
    }),
  )
})

/** A value with its keys in order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const keys = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return keys.map(([key, inner]) => [key, sorted(inner)])
}
