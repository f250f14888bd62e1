import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lastLetters } from './letter-times.ts'

const said = (now: string, zone: string) => {
  const { daily, weekly } = lastLetters(Date.parse(now), zone)
  return [daily, weekly].map((moment) => new Date(moment).toISOString().slice(0, 16))
}

test.each([
  // a Wednesday, before and after seven in Paris
  ['2027-01-20T05:59:00Z', 'Europe/Paris', '2027-01-19T06:00', '2027-01-18T06:00'],
  ['2027-01-20T06:00:00Z', 'Europe/Paris', '2027-01-20T06:00', '2027-01-18T06:00'],
  // a Monday before seven: the letter of the week is that of a week ago
  ['2027-01-18T05:00:00Z', 'Europe/Paris', '2027-01-17T06:00', '2027-01-11T06:00'],
  // clocks were changed in between
  ['2027-03-28T12:00:00Z', 'Europe/Paris', '2027-03-28T05:00', '2027-03-22T06:00'],
  ['2027-01-20T05:00:00Z', 'Pacific/Auckland', '2027-01-19T18:00', '2027-01-17T18:00'],
])('at %s in %s', (now, zone, daily, weekly) => {
  expect(said(now, zone)).toEqual([daily, weekly])
})

test('letters are never of the future, nor older than a day or week with its change of clocks', () => {
  const zones = fc.constantFrom('Europe/Paris', 'America/New_York', 'Asia/Kolkata', 'UTC')
  const moments = fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2029, 0) })
  fc.assert(
    fc.property(moments, zones, (now, zone) => {
      const { daily, weekly } = lastLetters(now, zone)
      const hours = (from: number) => (now - from) / 3_600_000
      expect(hours(daily)).toBeGreaterThanOrEqual(0)
      expect(hours(daily)).toBeLessThanOrEqual(25)
      expect(hours(weekly)).toBeGreaterThanOrEqual(hours(daily))
      expect(hours(weekly)).toBeLessThanOrEqual(7 * 24 + 1)
    }),
  )
})
