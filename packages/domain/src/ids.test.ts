import { expect, test } from 'vitest'
import {
  parseDraftId,
  parseIdeaId,
  parseLineageId,
  parsePageId,
  parseRevisionId,
  parseUserId,
} from './ids.ts'

const commit = '0123456789abcdef0123456789abcdef01234567'

test('a revision id is the full lower-case commit id', () => {
  expect(parseRevisionId(commit)).toBe(commit)
  expect(parseRevisionId(commit.slice(0, 39))).toBeNull()
  expect(parseRevisionId(commit.toUpperCase())).toBeNull()
  expect(parseRevisionId(`${commit}\n`)).toBeNull()
})

test.each(['', '-a', 'a-', 'A', '../a', 'a/b', 'a.b', 'a\n', 'x'.repeat(65)])(
  'an id that names a folder is never %j',
  (text) => {
    expect(parsePageId(text)).toBeNull()
    expect(parseLineageId(text)).toBeNull()
  },
)

test('ids that name a folder are short, lower-case words', () => {
  expect(parsePageId('k3f9')).toBe('k3f9')
  expect(parseLineageId('a-b')).toBe('a-b')
})

test.each([parseIdeaId, parseDraftId, parseUserId])('ids of records allow both cases', (parse) => {
  expect(parse('aB_9-z')).toBe('aB_9-z')
  expect(parse('')).toBeNull()
  expect(parse('a b')).toBeNull()
  expect(parse('x'.repeat(65))).toBeNull()
})
