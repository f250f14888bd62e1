import { expect, test } from 'vitest'
import { parseMailAddress, parseMailbox } from './mail-address.ts'

test.each([
  ['jo@example.org', 'jo@example.org'],
  ["o'brien+idées/2@example.org", "o'brien+idées/2@example.org"],
  ['a=b{c}~!#$%&*?^_`|@example.org', 'a=b{c}~!#$%&*?^_`|@example.org'],
  ['jo@MÜLLER.example', 'jo@xn--mller-kva.example'],
  ['jo@localhost', 'jo@localhost'],
  ['δοκιμή@παράδειγμα.example', 'δοκιμή@xn--hxajbheg2az3al.example'],
  [`${'a'.repeat(64)}@example.org`, `${'a'.repeat(64)}@example.org`],
])('%s is an address', (text, address) => {
  expect(parseMailAddress(text)).toBe(address)
})

test.each([
  '',
  'jo',
  '@example.org',
  'jo@',
  'jo@example.org, bo@example.org',
  'jo@example.org\r\nBcc: bo@example.org',
  'jo@example.org\n',
  'Jo <jo@example.org>',
  '"a b"@example.org',
  'a..b@example.org',
  '.a@example.org',
  'a b@example.org',
  'jo@exa mple.org',
  'jo@-example.org',
  'jo@example..org',
  `${'a'.repeat(65)}@example.org`,
  `jo@${'a.'.repeat(130)}org`,
])('%j is none', (text) => {
  expect(parseMailAddress(text)).toBeNull()
})

test.each([
  ['jo@example.org', { name: '', address: 'jo@example.org' }],
  ['Les formats <jo@example.org>', { name: 'Les formats', address: 'jo@example.org' }],
  [
    '"Formats, méthodes" <jo@example.org>',
    { name: 'Formats, méthodes', address: 'jo@example.org' },
  ],
])('%s names who writes', (text, mailbox) => {
  expect(parseMailbox(text)).toEqual(mailbox)
})

test.each(['', 'Jo', 'Jo <jo>', 'Jo\n<jo@example.org>', 'a@b.example <jo@example.org> x'])(
  '%j names nobody',
  (text) => {
    expect(parseMailbox(text)).toBeNull()
  },
)
