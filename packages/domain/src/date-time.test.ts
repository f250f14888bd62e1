import { expect, test } from 'vitest'
import { isDateTime, momentOf } from './date-time.ts'

test.each([
  '2013-11-29',
  '2013-11-29T18:00',
  '2013-11-29T18:00:00',
  '2013-11-29T18:00:00Z',
  '2013-11-29T18:00+01:00',
  '2013-11-29T18:00:00.123+01:00',
  '2024-02-29',
])('%s is a date or date-time', (text) => {
  expect(isDateTime(text)).toBe(true)
  expect(momentOf(text)).not.toBeNaN()
})

test.each([
  '',
  '2013',
  '2013-11',
  '29/11/2013',
  '2013-02-29',
  '2013-13-01',
  '2013-00-10',
  '2013-11-00',
  '2013-11-31',
  '2013-11-29T24:00',
  '2013-11-29T18:60',
  '2013-11-29 18:00',
  '2013-11-29T18:00+0100',
  'le 29 novembre',
])('%j is neither', (text) => {
  expect(isDateTime(text)).toBe(false)
  expect(momentOf(text)).toBeNaN()
})

test('a date ends when the next one begins', () => {
  expect(momentOf('2024-02-29', 'day-end')).toBe(momentOf('2024-03-01'))
  expect(momentOf('2024-02-29T12:00', 'day-end')).toBe(momentOf('2024-02-29T12:00Z'))
})
