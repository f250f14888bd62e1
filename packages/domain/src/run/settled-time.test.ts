import fc from 'fast-check'
import { expect, test } from 'vitest'
import { settledTime } from './settled-time.ts'

const time = (at: number, now: number, ...seen: readonly number[]) =>
  settledTime({ at, now, received: 1_000, seen })

test.each([
  ['a clock that is right says when it was', time(900, 1_000), 900],
  ['one that is ahead is put back by as much', time(5_900, 6_000), 900],
  ['one that is behind is put forward', time(-100, 0), 900],
  ['nothing is later than it was received', time(1_200, 1_000), 1_000],
  ['nothing is before what its device had seen', time(100, 1_000, 400, 700), 700],
  ['not even when the server’s own clock was put back', time(100, 1_000, 1_500), 1_500],
])('%s', (_name, settled, expected) => {
  expect(settled).toBe(expected)
})

test('a clock set under way puts nothing outside what was seen and received', () => {
  fc.assert(
    fc.property(
      fc.integer(),
      fc.integer(),
      fc.array(fc.integer({ max: 1_000 })),
      (at, now, seen) => {
        const settled = time(at, now, ...seen)
        expect(settled).toBeLessThanOrEqual(1_000)
        for (const one of seen) expect(settled).toBeGreaterThanOrEqual(one)
      },
    ),
  )
})
