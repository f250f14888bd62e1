import type { PageView } from '@forkshop/api'
import { expect, test } from 'vitest'
import { createTranslations } from '../../../base/i18n/create-i18n.ts'
import { sayWhen } from './say-when.ts'

type Day = NonNullable<PageView['times']>['days'][number]

const day = (date: string, hour: string | null = null, end: string | null = null): Day => ({
  start: {
    day: date,
    hour,
    time: `${date}T${hour ?? '00:00'}:00.000Z`,
    offset: '+00:00',
    zone: 'UTC',
  },
  end,
})
const french = createTranslations('fr')
const english = createTranslations('en')
await Promise.all([french.need(['reading']), english.need(['reading'])])

test.each<[name: string, days: readonly Day[], fr: string | null, en: string | null]>([
  [
    'days of one month',
    [day('2027-01-22', '18:00', '22:00'), day('2027-01-23'), day('2027-01-24', '09:30', '17:45')],
    '22 au 24 janvier 2027',
    '22 to 24 January 2027',
  ],
  [
    'days of two months',
    [day('2027-01-31'), day('2027-02-01')],
    '31 janvier au 1er février 2027',
    '31 January to 1 February 2027',
  ],
  [
    'days of two years',
    [day('2026-12-31'), day('2027-01-01')],
    '31 décembre 2026 au 1er janvier 2027',
    '31 December 2026 to 1 January 2027',
  ],
  [
    'one day with its hours',
    [day('2027-01-22', '14:00', '17:30')],
    '22 janvier 2027, 14:00 à 17:30',
    '22 January 2027, 14:00 to 17:30',
  ],
  [
    'one day that goes on after midnight',
    [day('2026-12-31', '20:00', '02:00')],
    '31 décembre 2026, 20:00 à 02:00',
    '31 December 2026, 20:00 to 02:00',
  ],
  [
    'one day of which only the beginning is known',
    [day('2027-01-22', '14:00')],
    '22 janvier 2027, 14:00',
    '22 January 2027, 14:00',
  ],
  ['one day without hours', [day('2027-01-22')], '22 janvier 2027', '22 January 2027'],
  ['no day', [], null, null],
])('%s', (_name, days, fr, en) => {
  expect(sayWhen(days, 'fr', french.t)).toBe(fr)
  expect(sayWhen(days, 'en', english.t)).toBe(en)
})
