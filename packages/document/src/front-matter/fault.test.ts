import { expect, test } from 'vitest'
import { parseFrontMatter } from './parse.ts'

test.each([
  ['a: [1, 2\nb: 3', 'unclosed'],
  ['a: { b: 1\nc: 2', 'unclosed'],
  ['a: "b\nc: 2', 'unclosed'],
  ['a:\n  - b\n - c', 'indent'],
  ['a: b\n  c: d', 'indent'],
  ['a:\n\tb: 1', 'tab'],
  ['a: un : deux', 'colon'],
  ['a: @b', 'sign'],
  ['a: 1\na: 2', 'twice'],
  ['a: b\nwords', 'no-key'],
  ['- a', 'no-key'],
  ['a: "b" c', 'unreadable'],
  ['a: *b', 'unreadable'],
])('%j is %s', (source, fault) => {
  const matter = parseFrontMatter(`---\n${source}\n---\n`)
  expect(matter.kind === 'broken' ? matter.problems.map((one) => one.fault) : []).toEqual([fault])
})

test('each key that is broken is told of', () => {
  const matter = parseFrontMatter('---\na: [1\nb: 2\nc: "3\nd: 4\n---\n')
  expect(matter.kind === 'broken' ? matter.problems : []).toMatchObject([
    { line: 2, fault: 'unclosed' },
    { line: 4, fault: 'unclosed' },
  ])
})
