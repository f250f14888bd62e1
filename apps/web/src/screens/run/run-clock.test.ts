import { expect, test } from 'vitest'
import { follow, offsetOf, serverTime, type Reading } from './run-clock.ts'

const HOUR = 3_600_000
const at = (date: number, steady: number): Reading => ({ date, steady })
/** What is tried: what the device shows, whether it was in sight, by how much it was set, the server's time. */
type Case = readonly [string, Reading, boolean, number, number]
const clock = { offsetMs: 7 * HOUR, last: at(1_000_000, 50_000) }

const cases: readonly Case[] = [
  ['a second goes by', at(1_001_000, 51_000), true, 0, 1_001_000 + 7 * HOUR],
  [
    'the clock is put back by two hours',
    at(1_001_000 - 2 * HOUR, 51_000),
    true,
    -2 * HOUR,
    1_001_000 + 7 * HOUR,
  ],
  [
    'it is put back while nobody looks',
    at(1_001_000 - 2 * HOUR, 51_000),
    false,
    -2 * HOUR,
    1_001_000 + 7 * HOUR,
  ],
  [
    'it is put forward under one’s eyes',
    at(1_001_000 + HOUR, 51_000),
    true,
    HOUR,
    1_001_000 + 7 * HOUR,
  ],
  ['the device slept for an hour', at(1_000_000 + HOUR, 51_000), false, 0, 1_000_000 + 8 * HOUR],
  ['it is corrected by a second', at(1_002_000, 51_000), true, 0, 1_002_000 + 7 * HOUR],
]
test.each(cases)('%s', (...[, now, wasInSight, setMs, server]) => {
  const next = follow(clock, now, wasInSight)
  expect(next.setMs).toBe(setMs)
  expect(serverTime(next.clock, now)).toBe(server)
})

test('how wrong a clock is is told by what the server says between asking and hearing', () => {
  const between = { asked: at(4_000, 0), heard: at(6_000, 2_000) }
  expect(offsetOf(10_000, between, 0)).toBe(5_000)
})

test('a slow answer changes what is known no more than it must', () => {
  const between = { asked: at(0, 0), heard: at(HOUR, HOUR) }
  expect(offsetOf(HOUR, between, 700)).toBe(700)
  expect(offsetOf(HOUR, between, -700)).toBe(0)
  expect(offsetOf(HOUR, between, 3 * HOUR)).toBe(HOUR)
})

test('an answer tells nothing of a clock that was set under way, or of a device that slept', () => {
  const set = { asked: at(1_000, 0), heard: at(1_000 - 2 * HOUR, 300) }
  const slept = { asked: at(1_000, 0), heard: at(HOUR, 400) }
  for (const between of [set, slept]) expect(offsetOf(10_000, between, 0)).toBeNull()
})
