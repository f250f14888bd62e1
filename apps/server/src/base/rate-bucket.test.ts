import { expect, test } from 'vitest'
import { rateBucket } from './rate-bucket.ts'

/** How many of `count` takes at the given moments pass. */
const passed = (moments: readonly number[]) => {
  const bucket = rateBucket({ perSecond: 2, burst: 3 })
  return moments.filter((moment) => bucket.take(moment, 1)).length
}

test('lets a burst through', () => expect(passed([0, 0, 0])).toBe(3))
test('stops what exceeds the burst', () => expect(passed([0, 0, 0, 0, 0])).toBe(3))
test('refills with time', () => expect(passed([0, 0, 0, 1000, 1000, 1000])).toBe(5))
test('never holds more than the burst', () =>
  expect(passed([0, 0, 0, 60_000, 60_000, 60_000, 60_000])).toBe(6))
test('takes back what was given back', () => {
  const bucket = rateBucket({ perSecond: 0, burst: 1 })
  expect(bucket.take(0, 1)).toBe(true)
  bucket.giveBack(1)
  expect([bucket.take(0, 1), bucket.take(0, 1)]).toEqual([true, false])
})
