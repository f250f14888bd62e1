import { expect, test } from 'vitest'
import { nextSuggestion } from './suggestion-keys.ts'

test.each([
  ['ArrowDown', -1, 0],
  ['ArrowDown', 1, 2],
  ['ArrowDown', 2, -1],
  ['ArrowUp', -1, 2],
  ['ArrowUp', 0, -1],
  ['a', 0, null],
])('%s leads from %i to %s of three', (key, at, next) => {
  expect(nextSuggestion(key, at, 3)).toBe(next)
})

test('without suggestions no key is taken', () => {
  expect(nextSuggestion('ArrowDown', -1, 0)).toBeNull()
})
