import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Move } from './move.ts'
import { settledTimes } from './settled-time.ts'

const DAY_MS = 24 * 60 * 60_000
const RECEIVED = 100 * DAY_MS

const move = (id: string, time: number, after: readonly string[] = []): Move => ({
  id,
  after,
  time,
  kind: 'start',
})
/** When one move was made; its device had seen moves of these times. */
const settled = (at: number, now: number, ...seen: readonly number[]): number => {
  const known = new Map(seen.map((time, place) => [`seen-${place}`, time]))
  const times = settledTimes([move('m', at, [...known.keys()])], { now, received: RECEIVED, known })
  return (times.get('m') ?? NaN) - RECEIVED
}

test.each([
  ['a clock that is right says when it was', settled(RECEIVED - 100, RECEIVED), -100],
  ['one that is ahead is put back by as much', settled(RECEIVED + 4_900, RECEIVED + 5_000), -100],
  ['one that is behind is put forward', settled(-100, 0), -100],
  ['nothing is later than it was received', settled(RECEIVED + 200, RECEIVED), 0],
  [
    'nothing is before what its device had seen',
    settled(0, 100, RECEIVED - 40, RECEIVED - 70),
    -40,
  ],
  ['not even when the server’s own clock was put back', settled(0, 100, RECEIVED + 500), 500],
  ['nothing is older than a month', settled(0, RECEIVED), -31 * DAY_MS],
])('%s', (_name, time, expected) => {
  expect(time).toBe(expected)
})

test('what arrives together is settled in the order of what was seen, however it is sent', () => {
  // its clock was put back by an hour between the two
  const first = move('a', RECEIVED)
  const second = move('b', RECEIVED - 3_600_000, ['a'])
  for (const moves of [
    [first, second],
    [second, first],
  ]) {
    const times = settledTimes(moves, { now: RECEIVED, received: RECEIVED, known: new Map() })
    expect([times.get('a'), times.get('b')]).toEqual([RECEIVED, RECEIVED])
  }
})

test('an undo is not before what it undoes', () => {
  const undo: Move = { id: 'u', after: [], time: 0, kind: 'undo', of: 'a' }
  const known = new Map([['a', RECEIVED - 10]])
  expect(settledTimes([undo], { now: 100, received: RECEIVED, known }).get('u')).toBe(RECEIVED - 10)
})

test('a clock set under way puts nothing outside what was seen and received', () => {
  const day = fc.integer({ min: -DAY_MS, max: DAY_MS })
  fc.assert(
    fc.property(day, day, fc.array(fc.integer({ min: -DAY_MS, max: 0 })), (at, now, seen) => {
      const time = settled(RECEIVED + at, RECEIVED + now, ...seen.map((one) => RECEIVED + one))
      expect(time).toBeLessThanOrEqual(0)
      for (const one of seen) expect(time).toBeGreaterThanOrEqual(one)
    }),
  )
})
