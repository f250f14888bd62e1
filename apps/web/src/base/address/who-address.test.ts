import { expect, test } from 'vitest'
import { whoHash, whoOfHash } from './who-address.ts'

test('an address asks who wrote the text, or what came with one source', () => {
  expect(whoOfHash(whoHash())).toEqual({ source: null })
  expect(whoOfHash(whoHash('abc0123456'))).toEqual({ source: 'abc0123456' })
})

test.each(['', '#fork', '#who-wrote-', '#who-wroteabc', '#who'])('%j asks for nothing', (hash) => {
  expect(whoOfHash(hash)).toBeNull()
})
