import { expect, it } from 'vitest'
import { interleave, median, meets, percentile } from './measure.ts'

it('takes the middle of an odd and of an even number of values', () => {
  expect(median([3, 1, 2])).toBe(2)
  expect(median([4, 1, 3, 2])).toBe(2.5)
})

it('takes the value below which a part of the values lies', () => {
  expect(percentile([4, 1, 3, 2], 0.5)).toBe(3)
  expect(percentile([7], 0.95)).toBe(7)
})

it('compares pair by pair, warm-up left out', async () => {
  let rounds = 0
  const pairs = await interleave(
    () => Promise.resolve((rounds += 1) === 1 ? 1000 : 10),
    () => Promise.resolve(5),
    7,
  )
  expect(pairs).toEqual({ candidate: 10, floor: 5, ratio: 2 })
  expect(rounds).toBe(8)
})

it('knows both directions of a bar', () => {
  expect(meets({ kind: 'at-most', ratio: 1.5 }, 1.5)).toBe(true)
  expect(meets({ kind: 'at-most', ratio: 1.5 }, 1.51)).toBe(false)
  expect(meets({ kind: 'at-least', ratio: 0.4 }, 0.39)).toBe(false)
})
