import { expect, test } from 'vitest'
import { answersErased, movesUp, placesLeft, registrationState } from './registration.ts'

const NOON = Date.parse('2027-01-20T12:00:00Z')
const free: Parameters<typeof registrationState>[0] = {
  places: 10,
  placed: 4,
  waiting: 0,
  until: null,
  over: NOON + 1000,
  cancelled: false,
}

test.each<[string, Partial<typeof free>, string]>([
  ['while there are places, it is open', {}, 'open'],
  ['the last place taken, others wait', { placed: 10 }, 'full'],
  ['who waits comes before whoever comes now', { waiting: 1 }, 'full'],
  ['places may have become fewer than were taken', { places: 3 }, 'full'],
  ['at its last moment it is closed', { until: NOON }, 'closed'],
  ['before that it is open', { until: NOON + 1 }, 'open'],
  ['once the event is over, whatever else is said', { over: NOON, until: NOON + 9 }, 'over'],
  ['a cancelled event takes nobody', { cancelled: true, over: NOON }, 'cancelled'],
])('%s', (_name, change, state) => {
  expect(registrationState({ ...free, ...change }, NOON)).toBe(state)
})

test('without a number of places nobody waits', () => {
  expect(registrationState({ ...free, places: null, placed: 9999 }, NOON)).toBe('open')
  expect(placesLeft(null, 9999)).toBeNull()
  expect(movesUp(null, { placed: 9999, waiting: 7 })).toBe(7)
})

test.each([
  ['a place that came free', 10, { placed: 9, waiting: 3 }, 1],
  ['more places than wait', 20, { placed: 9, waiting: 3 }, 3],
  ['no place', 10, { placed: 10, waiting: 3 }, 0],
  ['fewer places than are taken', 5, { placed: 10, waiting: 3 }, 0],
])('of those who wait so many move up: %s', (_name, places, seats, up) => {
  expect(movesUp(places, seats)).toBe(up)
})

test('answers are kept so many days after the end, or after they were given', () => {
  const day = 24 * 60 * 60_000
  expect(answersErased(NOON, { created: 0, keepDays: 30 })).toBe(NOON + 30 * day)
  expect(answersErased(null, { created: NOON, keepDays: 1 })).toBe(NOON + day)
})
