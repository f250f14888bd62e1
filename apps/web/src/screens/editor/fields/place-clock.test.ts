import { expect, test } from 'vitest'
import { readClock, writeClock } from './place-clock.ts'

const paris = 'Europe/Paris'

test.each<[text: string, zone: string | null, day: string, hour: string]>([
  ['2013-09-13T18:00', null, '2013-09-13', '18:00'],
  ['2013-09-13T18:00:30', paris, '2013-09-13', '18:00'],
  ['2013-09-13', paris, '2013-09-13', ''],
  // an offset is told in the zone of the page, and without one as it is written
  ['2013-09-13T18:00+09:00', paris, '2013-09-13', '11:00'],
  ['2013-09-13T23:30Z', paris, '2013-09-14', '01:30'],
  ['2013-09-13T18:00+09:00', null, '2013-09-13', '18:00'],
])('%s of a page in the zone %s is %s at %s', (text, zone, day, hour) => {
  expect(readClock(text, zone)).toEqual({ day, hour })
})

test.each(['', '30/11/2026 9h', '2013-02-30', 'tomorrow'])('%j is no day', (text) => {
  expect(readClock(text, paris)).toBeNull()
})

test('a day and hour are written without an offset, a day alone as a day, none as nothing', () => {
  const clock = { day: '2026-11-30', hour: '09:00' }
  expect(writeClock(clock, '', null)).toBe('2026-11-30T09:00')
  expect(writeClock({ ...clock, hour: '' }, '', null)).toBe('2026-11-30')
  expect(writeClock({ ...clock, day: '' }, '', null)).toBeNull()
  expect(writeClock(clock, '2013-09-13T18:00+02:00', paris)).toBe('2026-11-30T09:00')
})

test('an offset that nothing else tells stays', () => {
  const clock = { day: '2013-09-13', hour: '19:00' }
  expect(writeClock(clock, '2013-09-13T18:00:00+09:00', null)).toBe('2013-09-13T19:00+09:00')
  expect(writeClock(clock, '2013-09-13T18:00Z', null)).toBe('2013-09-13T19:00Z')
})
