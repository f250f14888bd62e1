import { expect, test } from 'vitest'
import { toAsked, type Screen } from './screens.ts'

const screens: readonly Screen[] = [
  { path: /^\/$/, query: ['kind', 'q'], lists: [], isCounted: false },
  { path: /^\/e\/[^/]+$/, query: [], lists: [], isCounted: true },
  { path: /^\/formats\/[^/]+\/?$/i, query: ['at'], lists: [], isCounted: false },
  { path: /^\/together$/, query: ['of'], lists: ['of'], isCounted: false },
]

test.each([
  ['/', '/'],
  ['/?utm=letter', '/'],
  ['/?q=a&kind=event', '/?kind=event&q=a'],
  ['/?kind=event&x=1&q=a', '/?kind=event&q=a'],
  ['/?q=a&q=b&kind=event', '/?kind=event'],
  ['/?%71=a', '/?%71=a'],
  ['/?q', '/'],
  ['/?q=&kind=event', '/?kind=event'],
  ['/?q=%E0%A4%A', '/?q=%E0%A4%A'],
  ['/?%E0%A4%A=1', '/'],
  ['/?', '/'],
  ['/?&&', '/'],
  ['/formats/a?at=1&AT=2', '/formats/a?at=1'],
  ['/formats/a?Q=1', '/formats/a'],
  ['/?q=&q=b', '/'],
  ['/together?of=1', '/together?of=1'],
  ['/together?of=1%2C2', '/together?of=1%2C2'],
  ['/together?of=1&x=4&of=&of=2', '/together?of=1,2'],
  ['/together?of=', '/together'],
  ['/unknown?x=1', '/unknown?x=1'],
])('%s asks for %s', (url, address) => {
  expect(toAsked(screens, url).address).toBe(address)
})

test('what is counted by address is known as such', () => {
  expect(toAsked(screens, '/e/ABC-DEF?x=1')).toEqual({ address: '/e/ABC-DEF', isCounted: true })
})
