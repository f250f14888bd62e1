import { expect, test } from 'vitest'
import { nextAddress } from './next-address.ts'

test('signing in leads back to where one was', () => {
  expect(nextAddress('/formats/a/edit?proposal')).toBe('/formats/a/edit?proposal')
})

test('it never leads to another site', () => {
  for (const asked of [
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    undefined,
  ])
    expect(nextAddress(asked)).toBe('/')
})
