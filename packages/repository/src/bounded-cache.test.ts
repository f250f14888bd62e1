import { expect, test } from 'vitest'
import { createBoundedCache } from './bounded-cache.ts'

const cacheOf = (...entries: readonly (readonly [string, number])[]) => {
  const cache = createBoundedCache<string, number>(10, (value) => value)
  for (const [key, value] of entries) cache.set(key, value)
  return cache
}

test('keeps what fits', () => {
  const cache = cacheOf(['a', 4], ['b', 6])
  expect([cache.get('a'), cache.get('b')]).toEqual([4, 6])
})

test('forgets what was not asked for longest', () => {
  const cache = cacheOf(['a', 4], ['b', 4])
  cache.get('a')
  cache.set('c', 4)
  expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual([4, undefined, 4])
})

test('does not empty itself for a value that can never fit', () => {
  const cache = cacheOf(['a', 4], ['b', 11])
  expect([cache.get('a'), cache.get('b')]).toEqual([4, undefined])
})

test('weighs a value that is set again anew', () => {
  const cache = cacheOf(['a', 4], ['b', 4], ['a', 1], ['c', 5])
  expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual([1, 4, 5])
})
