import { expect, test } from 'vitest'
import { seenAt, seenIn } from './seen-at.ts'

const hashOf = (address: string): string => decodeURIComponent(address.slice(address.indexOf('#')))

test.each<[name: string, observed: string, words: string]>([
  ['a short line is named whole', ' Trop\u00a0 long, & 100\u00a0% #1 ', 'Trop long, & 100 % #1'],
  ['of a long one the first whole words', 'onze mots '.repeat(30), 'onze mots '.repeat(10).trim()],
])('%s', (_name, observed, words) => {
  const address = seenAt('veillee', observed)
  expect(address.startsWith('/events/veillee#seen=')).toBe(true)
  expect(seenIn(hashOf(address))).toBe(words)
})

test('without a line it is the page', () => {
  expect(seenAt('veillee', null)).toBe('/events/veillee')
})

test.each(['', '#say-idea', '#seen='])('%s leads to no words', (hash) => {
  expect(seenIn(hash)).toBeNull()
})
