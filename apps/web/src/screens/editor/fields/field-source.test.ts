import { expect, test } from 'vitest'
import { readFieldSource, writeFieldSource } from './field-source.ts'

test('a value is read from its YAML', () => {
  expect(readFieldSource('tags', 'tags: [a, b]\n')).toEqual({ kind: 'value', value: ['a', 'b'] })
  expect(readFieldSource('title', 'title:\n')).toEqual({ kind: 'value', value: null })
})

test('a sharp sign within quotes is no comment', () => {
  expect(readFieldSource('title', 'title: "a # b"\n')).toEqual({ kind: 'value', value: 'a # b' })
})

test('comments within a field leave it to its source', () => {
  expect(readFieldSource('tags', 'tags: # old ones\n  - a\n').kind).toBe('source')
})

test('comments above a field stay when its value changes', () => {
  expect(writeFieldSource('title', 'New', '# the name\ntitle: Old\n')).toBe(
    '# the name\ntitle: New\n',
  )
})

test('broken YAML says where', () => {
  expect(readFieldSource('tags', 'tags: [a\n')).toMatchObject({ kind: 'broken' })
  expect(readFieldSource('tags', 'other: 1\n').kind).toBe('broken')
})
