import type { AgendaView } from '@forkshop/api'
import { expect, test } from 'vitest'
import { previewOf, wishOf, type ScheduleForm } from './schedule-form.ts'

const day = (start: string | null, end: string | null): AgendaView['days'][number] => ({
  title: '',
  start,
  end,
  totalMinutes: 0,
  tableStart: 0,
  steps: [],
})
const weekend: AgendaView = { days: [day('18:00', '22:00'), day('09:00', '17:00')], problems: [] }
const open: AgendaView = { days: [], problems: [] }
const form: ScheduleForm = {
  days: ['2027-01-22'],
  isApart: false,
  hour: '18:00',
  endHour: '',
  zone: '',
  venue: '',
  organizer: '',
  rhythm: 'never',
  times: 6,
  places: null,
}

test('a day and a place are enough: the rest is the format’s', () => {
  expect(wishOf({ ...form, venue: ' La Halle ' }, '1.2', weekend)).toEqual({
    start: '2027-01-22T18:00',
    venue: 'La Halle',
    at: '1.2',
  })
  expect(previewOf(form, weekend)).toMatchObject({
    days: [
      { date: '2027-01-22', start: '18:00', end: '22:00' },
      { date: '2027-01-23', start: '09:00', end: '17:00' },
    ],
    missing: 0,
    needsEnd: false,
  })
})

test('days apart are all named, and how many are missing is said', () => {
  const apart = { ...form, isApart: true, days: ['2027-01-22', '2027-02-05', '2027-02-06'] }
  expect(wishOf(apart, '1.2', weekend).days).toEqual(apart.days)
  expect(previewOf(apart, weekend).missing).toBe(-1)
  expect(previewOf({ ...apart, days: ['2027-01-22'] }, weekend).missing).toBe(1)
})

test('where the agenda leaves the end open it is asked, and is on the last day', () => {
  expect(previewOf(form, open).needsEnd).toBe(true)
  expect(wishOf({ ...form, endHour: '21:00' }, '1.2', open).end).toBe('2027-01-22T21:00')
})

test('before a day is chosen nothing follows', () => {
  expect(previewOf({ ...form, days: [] }, weekend)).toEqual({
    days: [],
    missing: 0,
    needsEnd: false,
  })
})

test.each([
  ['so many may register', '40', { places: 40 }],
  ['or as many as want to', '', { places: null }],
  ['or nobody here', null, undefined],
])('%s', (_name, places, registration) => {
  expect(wishOf({ ...form, places }, '1.2', weekend).registration).toEqual(registration)
})

test('a zone, who organises and a rhythm go along', () => {
  const all = { ...form, zone: 'Asia/Tokyo', organizer: 'La Halle', rhythm: 'weekly' as const }
  expect(wishOf(all, '1.2', weekend)).toMatchObject({
    timezone: 'Asia/Tokyo',
    organizer: 'La Halle',
    repeat: 'FREQ=WEEKLY;COUNT=6',
  })
})
