import { expect, test } from 'vitest'
import { dayInZone, dayName, daysOf } from './letter-days.ts'

test.each([
  ['2027-01-12T23:30:00Z', 'Europe/Paris', '2027-01-13'],
  ['2027-01-12T23:30:00Z', 'America/Montreal', '2027-01-12'],
  ['2027-01-12T11:00:00+13:00', 'Pacific/Auckland', '2027-01-12'],
])('%s in %s is %s', (moment, zone, day) => {
  expect(dayInZone(moment, zone)).toBe(day)
})

test('several things happened from the first to the last day, in whatever order they come', () => {
  const at = (...times: string[]) => times.map((time) => ({ at: `2027-01-${time}:00Z` }))
  const [one, ...others] = at('14T10:00', '12T23:30', '13T10:00')
  if (one === undefined) throw new Error('there are three')
  expect(daysOf([one, ...others], 'UTC')).toEqual({ first: '2027-01-12', last: '2027-01-14' })
  expect(daysOf([one], 'UTC')).toEqual({ first: '2027-01-14', last: '2027-01-14' })
})

test.each([
  ['2027-01-01', 'fr', 'vendredi 1er janvier'],
  ['2027-01-12', 'fr', 'mardi 12 janvier'],
  ['2027-01-12', 'en', 'Tuesday 12 January'],
] as const)('%s in %s: %s', (day, language, name) => {
  expect(dayName(day, language)).toBe(name)
})
