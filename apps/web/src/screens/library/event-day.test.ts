import type { PageSummary } from '@forkshop/api'
import { expect, test } from 'vitest'
import { createTranslations } from '../../base/i18n/create-i18n.ts'
import { partOf, sayEventDay, sayNear } from './event-day.ts'

type Dated = Pick<PageSummary, 'start' | 'end'>

const french = createTranslations('fr')
const english = createTranslations('en')
await Promise.all([french.need(['library']), english.need(['library'])])

test.each<[string, Dated, fr: string | null, en: string | null]>([
  [
    'an evening',
    { start: '2027-02-01T18:00', end: '2027-02-01T22:00' },
    '1er février 2027, 18:00',
    '1 February 2027, 18:00',
  ],
  [
    'a night',
    { start: '2027-02-01T18:00', end: '2027-02-02T02:00' },
    '1er février 2027, 18:00',
    '1 February 2027, 18:00',
  ],
  ['a day', { start: '2027-02-01', end: null }, '1er février 2027', '1 February 2027'],
  [
    'some days',
    { start: '2027-01-22T18:00', end: '2027-01-24T17:00' },
    '22 au 24 janvier 2027',
    '22 to 24 January 2027',
  ],
  [
    'hours with an offset',
    { start: '2027-02-01T18:00:00+01:00', end: '2027-02-01T20:00:00+01:00' },
    '1er février 2027, 18:00',
    '1 February 2027, 18:00',
  ],
  ['nothing', { start: null, end: null }, null, null],
])('when %s is', (_what, event, fr, en) => {
  expect([sayEventDay(event, 'fr', french.t), sayEventDay(event, 'en', english.t)]).toEqual([
    fr,
    en,
  ])
})

test.each([
  ['2027-01-31', 'demain', 'tomorrow'],
  ['2027-02-01', 'aujourd’hui', 'today'],
  ['2027-02-02', null, null],
  ['2027-01-30', null, null],
])('seen from %s an event of 1 February is %s', (today, fr, en) => {
  const event = { start: '2027-02-01T18:00', end: '2027-02-03T18:00' }
  expect([sayNear(event, 'fr', today), sayNear(event, 'en', today)]).toEqual([fr, en])
})

test('an event is to come until it is over, and stands apart without a date', () => {
  const start = '2027-02-01'
  expect([partOf({ start, over: false }), partOf({ start, over: true })]).toEqual([
    'coming',
    'over',
  ])
  expect(partOf({ start: null, over: false })).toBe('undated')
})
