import { expect, test } from 'vitest'
import { placeOf } from './start-file.ts'

test.each<[name: string, size: number, kind: string, limit: string | null]>([
  ['a.md', 1_000_000, 'text', null],
  ['a.md', 1_000_001, 'text', 'text'],
  ['a', 10, 'text', null],
  ['A.DOCX', 50_000_000, 'file', null],
  ['a.html', 50_000_001, 'file', 'file'],
  ['docx.txt', 10, 'text', null],
])('%s of %i bytes is a %s', (name, size, kind, limit) => {
  expect(placeOf({ name, size })).toEqual({ kind, limit })
})
