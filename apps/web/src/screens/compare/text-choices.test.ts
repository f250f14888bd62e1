import { expect, test } from 'vitest'
import { choiceOf, defaultFrom, otherRevisions, pairOf } from './text-choices.ts'

const person = { id: null, name: 'A' }
const revision = (id: string) => ({ id, author: person, time: '', reason: '' })
const entry = (id: string) => ({
  ...revision(id),
  coAuthors: [],
  version: null,
  proposal: null,
  event: null,
  ideas: [],
})
const version = (name: string, id: string) => ({
  version: name,
  revision: revision(id),
  notes: '',
  time: '',
  withdrawn: null,
})
const page = (versions: ReturnType<typeof version>[], ...ids: string[]) => ({
  slug: 'a',
  title: 'A',
  head: ids[0] ?? null,
  versions,
  revisions: ids.map(entry),
})

test('the newest text is compared with the newest version that says something else', () => {
  expect(defaultFrom(page([version('1.1', 'c'), version('1.0', 'a')], 'c', 'b', 'a'))).toBe('1.0')
  expect(defaultFrom(page([version('1.0', 'a')], 'c', 'b', 'a'))).toBe('1.0')
})

test('without a version it is compared with the text before it, or itself', () => {
  expect(defaultFrom(page([], 'b', 'a'))).toBe('a')
  expect(defaultFrom(page([], 'a'))).toBe('head')
})

test('a text with itself is no comparison, nor is the only one', () => {
  const end = (id: string) => ({ version: null, revision: { id } })
  expect(pairOf(page([], 'b', 'a'), end('a'), end('b'))).toBe('two')
  expect(pairOf(page([version('1.0', 'b')], 'b', 'a'), end('b'), end('b'))).toBe('itself')
  expect(pairOf(page([version('1.0', 'a')], 'a'), end('a'), end('a'))).toBe('only')
})

test('a version is chosen by its number, the newest text by its name', () => {
  expect(choiceOf({ version: '1.0', revision: { id: 'a' } }, { head: 'a' })).toBe('1.0')
  expect(choiceOf({ version: null, revision: { id: 'a' } }, { head: 'a' })).toBe('head')
  expect(choiceOf({ version: null, revision: { id: 'b' } }, { head: 'a' })).toBe('b')
})

test('a revision is listed once, one of long ago too', () => {
  const shown = (id: string) =>
    otherRevisions(page([version('1.0', 'a')], 'c', 'b', 'a'), entry(id)).map((one) => one.id)
  expect(shown('b')).toEqual(['b'])
  expect(shown('z')).toEqual(['b', 'z'])
})
