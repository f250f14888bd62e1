import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { parseFrontMatter } from './parse.ts'
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
  ['a tab as indent', '---\na:\n\tb: 1\n---\n', [3, 1]],
  ['an open bracket', '---\na: [1\n---\n', [3, 1]],
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
