import { languages } from '@forkshop/domain'
import { expect, test } from 'vitest'
import { sayFailure } from './failure-words.ts'

const failure = (about: object) => Object.assign(new Error('raw words of the system'), about)

test.each([
  ['a taken port', { code: 'EADDRINUSE', syscall: 'listen', port: 3000 }, /3000.*FORKSHOP_PORT/],
  ['a port for root', { code: 'EACCES', syscall: 'listen', port: 80 }, /80.*FORKSHOP_PORT/],
  [
    'a foreign address',
    { code: 'EADDRNOTAVAIL', syscall: 'listen', address: '192.0.2.1' },
    /192\.0\.2\.1.*FORKSHOP_HOST/,
  ],
  [
    'a read-only disk',
    { code: 'EROFS', syscall: 'chmod', path: '/data/secret' },
    /\/data\/secret.*FORKSHOP_DATA/,
  ],
  [
    'a folder of somebody else',
    { code: 'EACCES', syscall: 'mkdir', path: '/data' },
    /\/data.*FORKSHOP_DATA/,
  ],
  ['records that cannot be written', { errcode: 1544 }, /FORKSHOP_DATA/],
])('%s is told in a sentence of each language', (_what, about, words) => {
  for (const language of languages) {
    const said = sayFailure(failure(about), language)
    expect(said).toMatch(words)
    expect(said).not.toContain('raw words')
  }
})

test.each([
  ['a bug', new TypeError('x is not a function')],
  ['a lost connection', failure({ code: 'ECONNRESET', syscall: 'read' })],
  ['a record that is wrong', failure({ errcode: 19 })],
  ['a string', 'words'],
])('%s is nothing to be told like that', (_what, error) => {
  expect(sayFailure(error, 'en')).toBeNull()
})
