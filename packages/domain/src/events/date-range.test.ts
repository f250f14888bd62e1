import { expect, test } from 'vitest'
import { dateRange, daysApart, longDate } from './date-range.ts'

test.each([
  ['2027-01-22', '2027-01-24', ['22 | 24 janvier 2027', '22 | 24 January 2027']],
  ['2027-01-31', '2027-02-01', ['31 janvier | 1er février 2027', '31 January | 1 February 2027']],
  [
    '2026-12-31',
    '2027-01-02',
    ['31 décembre 2026 | 2 janvier 2027', '31 December 2026 | 2 January 2027'],
  ],
])('what the days from %s to %s share is said once', (first, last, said) => {
  const languages = ['fr', 'en'] as const
  expect(
    languages.map((language) => Object.values(dateRange(first, last, language)).join(' | ')),
  ).toEqual(said)
})

test.each([
  ['2027-02-01', '1er février 2027', '1 February 2027'],
  ['2026-12-31', '31 décembre 2026', '31 December 2026'],
])('the day %s is written out', (day, french, english) => {
  expect([longDate(day, 'fr'), longDate(day, 'en')]).toEqual([french, english])
})

test('days that do not follow each other are counted', () => {
  expect(daysApart(['2027-01-22', '2027-01-23'])).toBe(null)
  expect(daysApart(['2027-01-22', '2027-02-05'])).toBe(2)
  expect(daysApart(['2027-03-27', '2027-03-28'])).toBe(null)
  expect(daysApart([])).toBe(null)
})
