import { expect, test } from 'vitest'
import {
  isDateTime,
  isSkippedHour,
  isTimeZone,
  momentOf,
  placeText,
  placeTime,
  type PlaceZones,
} from './date-time.ts'

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
  expect(momentOf(text, 'UTC')).not.toBeNaN()
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
  expect(momentOf(text, 'UTC')).toBeNaN()
})

test('a date ends when the next one begins, at the place', () => {
  expect(momentOf('2024-02-29', 'UTC', 'day-end')).toBe(momentOf('2024-03-01', 'UTC'))
  expect(momentOf('2024-02-29', 'Asia/Tokyo')).toBe(Date.parse('2024-02-28T15:00Z'))
  expect(momentOf('2024-02-29T12:00', 'UTC', 'day-end')).toBe(momentOf('2024-02-29T12:00Z', 'UTC'))
})

test.each([
  ['Europe/Paris', '2026-11-30T08:00Z'],
  ['America/New_York', '2026-11-30T14:00Z'],
  ['Asia/Tokyo', '2026-11-30T00:00Z'],
  ['Asia/Kolkata', '2026-11-30T03:30Z'],
])('nine o’clock in %s is %s', (zone, moment) => {
  expect(momentOf('2026-11-30T09:00', zone)).toBe(Date.parse(moment))
})

test.each([
  ['the Saturday before', '2026-03-28T09:00', '2026-03-28T08:00Z'],
  ['the Sunday itself', '2026-03-29T09:00', '2026-03-29T07:00Z'],
  ['an hour that is skipped', '2026-03-29T02:30', '2026-03-29T01:30Z'],
  ['the day back to winter', '2026-10-25T09:00', '2026-10-25T08:00Z'],
  ['an hour that comes twice', '2026-10-25T02:30', '2026-10-25T00:30Z'],
])('clocks that change: %s', (_what, text, moment) => {
  expect(new Date(momentOf(text, 'Europe/Paris')).toISOString()).toBe(
    new Date(moment).toISOString(),
  )
})

test('a day on which clocks change ends where the next begins', () => {
  const [start, end] = [
    momentOf('2026-03-29', 'Europe/Paris'),
    momentOf('2026-03-29', 'Europe/Paris', 'day-end'),
  ]
  expect((end - start) / 3_600_000).toBe(23)
})

test.each(['Europe/Paris', 'America/Argentina/Buenos_Aires', 'Asia/Kolkata', 'UTC', 'Etc/GMT+5'])(
  '%s is a time zone',
  (name) => {
    expect(isTimeZone(name)).toBe(true)
  },
)

test.each([
  '',
  'Paris',
  'Europe/Pariss',
  '+01:00',
  'heure de Paris',
  'Europe/Paris ',
  'a'.repeat(99),
])('%j is none', (name) => {
  expect(isTimeZone(name)).toBe(false)
})

const paris = { own: 'Europe/Paris', site: 'America/New_York' }
const shown = (text: string, zones: PlaceZones): string => {
  const time = placeTime(text, zones)
  return time === null ? '' : `${time.day} ${time.hour} ${time.offset} ${time.zone}`
}

test.each([
  [
    'as written, in the page’s zone',
    '2026-11-30T09:00',
    paris,
    '2026-11-30 09:00 +01:00 Europe/Paris',
  ],
  [
    'as written, in the site’s zone',
    '2026-07-30T09:00:00',
    { own: null, site: 'America/New_York' },
    '2026-07-30 09:00 -04:00 America/New_York',
  ],
  [
    'an offset wins over the page’s zone, whose clocks are shown',
    '2026-11-30T23:30-05:00',
    paris,
    '2026-12-01 05:30 +01:00 Europe/Paris',
  ],
  [
    'an offset without a zone: as written, and the site’s zone is not claimed',
    '2013-11-29T18:00:00+01:00',
    { own: null, site: 'Asia/Tokyo' },
    '2013-11-29 18:00 +01:00 null',
  ],
  [
    'an offset that the site’s zone has then',
    '2013-11-29T18:00:00+01:00',
    { own: null, site: 'Europe/Paris' },
    '2013-11-29 18:00 +01:00 Europe/Paris',
  ],
  ['a day', '2026-11-30', paris, '2026-11-30 null +01:00 Europe/Paris'],
  ['no date', 'soon', paris, ''],
])('a place’s clocks show a time: %s', (_what, text, zones, words) => {
  expect(shown(text, zones)).toBe(words)
})

test.each([
  ['2026-11-30T23:30-05:00', 'Europe/Paris', '2026-12-01T05:30+01:00'],
  ['2026-11-30T23:30-05:00', null, '2026-11-30T23:30-05:00'],
  ['2026-11-30T23:30', 'Europe/Paris', '2026-11-30T23:30'],
  ['2026-11-30', 'Europe/Paris', '2026-11-30'],
])('%s in %s is %s there', (text, zone, there) => {
  expect(placeText(text, zone)).toBe(there)
})

test.each([
  ['2027-03-28T02:30', 'Europe/Paris', true],
  ['2027-03-28T03:00', 'Europe/Paris', false],
  ['2027-03-28T02:30+01:00', 'Europe/Paris', false],
  ['2027-10-31T02:30', 'Europe/Paris', false],
  ['2027-03-28', 'Europe/Paris', false],
  ['2027-03-28T02:30', 'Asia/Tokyo', false],
])('%s in %s: the hour is skipped there (%s)', (text, zone, isSkipped) => {
  expect(isSkippedHour(text, zone)).toBe(isSkipped)
})
