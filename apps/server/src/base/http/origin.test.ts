import { expect, test } from 'vitest'
import { isForeignRequest, isOwnOrigin } from './origin.ts'

const local = { url: 'http://localhost:3000', urlGiven: false }
const named = { url: 'https://wiki.example', urlGiven: true }

test.each([
  ['its own address', local, 'http://localhost:3000', 'localhost:3000', true],
  ['the name that the caller used', local, 'http://192.168.1.5:3000', '192.168.1.5:3000', true],
  ['another port', local, 'http://localhost:4000', 'localhost:3000', false],
  ['another site', local, 'https://evil.example', 'localhost:3000', false],
  ['a sandboxed frame', local, 'null', 'localhost:3000', false],
  ['the given address', named, 'https://wiki.example', 'internal:3000', true],
  ['another name once the address is given', named, 'http://internal:3000', 'internal:3000', false],
])('%s', (_what, settings, ...[origin, host, own]) => {
  expect(isOwnOrigin(settings, origin, host)).toBe(own)
})

test('a request without an origin is foreign when the browser says so', () => {
  expect(isForeignRequest(local, { 'sec-fetch-site': 'cross-site' })).toBe(true)
  expect(isForeignRequest(local, { 'sec-fetch-site': 'same-site' })).toBe(true)
  expect(isForeignRequest(local, { 'sec-fetch-site': 'same-origin' })).toBe(false)
  expect(isForeignRequest(local, {})).toBe(false)
})
