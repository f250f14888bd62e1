import { expect, test } from 'vitest'
import { addressOfText } from './address-of-text.ts'

const newest = { slug: 'jam', current: true, version: '1.0', revision: { id: 'abc' } } as const

test.each([
  ['the newest text, also where it is a version', newest, 'jam@head'],
  ['a version', { ...newest, current: false }, 'jam@1.0'],
  ['an older text', { ...newest, current: false, version: null }, 'jam@abc'],
])('%s', (_what, page, address) => {
  expect(addressOfText(page)).toBe(address)
})
