import { expect, test } from 'vitest'
import { isSecretAddress } from './secret-address.ts'

test.each([
  ['/calendars/x.ics', true],
  ['/feeds/x.atom', true],
  ['/registration/0123', true],
  ['/role/x/more', true],
  ['/enter/x', true],
  ['/confirm/x', true],
  ['/unsubscribe/x', true],
  ['/enterprise', false],
  ['/E/ABC-DEF', true],
  ['/events/veillee/room', true],
  ['/events/room', false],
  ['/events/role', false],
  ['/followed/0123', true],
  ['/editing', false],
  ['/', false],
])('%s is an address that nobody is told: %s', (path, isSecret) => {
  expect(isSecretAddress(path)).toBe(isSecret)
})
