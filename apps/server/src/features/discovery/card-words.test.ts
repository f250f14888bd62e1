import type { PageView } from '@forkshop/api'
import { expect, test } from 'vitest'
import { cardWords } from './card-words.ts'

type Times = NonNullable<PageView['times']>

const day = (date: string, hour: string | null = null, end: string | null = null) => ({
  start: { day: date, hour, time: `${date}T00:00:00.000Z`, offset: '+00:00', zone: 'UTC' },
  end,
})
const event = { title: 'Chantier', lang: 'fr', isOnline: false, cancelled: false, venue: null }
const venue = { name: 'Halle', address: null, city: 'Brest', country: null, access: null }
const said = (of: object, days: Times['days'] = []) => {
  const { notice, title, when, place } = cardWords({ ...event, ...of }, days)
  return [notice, title, when, place].filter((line) => line !== null)
}

test.each<[name: string, days: Times['days'], fr: string, en: string]>([
  ['a day', [day('2027-02-01')], '1er février 2027', '1 February 2027'],
  [
    'an evening',
    [day('2027-01-22', '18:00', '22:00')],
    '22 janvier 2027, 18:00 à 22:00',
    '22 January 2027, 18:00 to 22:00',
  ],
  ['a beginning', [day('2027-01-22', '18:00')], '22 janvier 2027, 18:00', '22 January 2027, 18:00'],
  [
    'several days',
    [day('2027-01-22', '18:00', '22:00'), day('2027-01-23'), day('2027-01-24')],
    '22 au 24 janvier 2027',
    '22 to 24 January 2027',
  ],
  [
    'days apart',
    [day('2027-01-22'), day('2027-02-05')],
    '22 janvier au 5 février 2027, 2 jours',
    '22 January to 5 February 2027, 2 days',
  ],
])('%s is said in the language of the page', (_name, days, fr, en) => {
  expect(said({}, days)).toEqual(['Chantier', fr])
  expect(said({ lang: 'en-GB' }, days)).toEqual(['Chantier', en])
})

test.each<[name: string, of: object, lines: readonly string[]]>([
  ['a place', { venue }, ['Chantier', 'Halle, Brest']],
  ['a city alone', { venue: { ...venue, name: null } }, ['Chantier', 'Brest']],
  ['no place', {}, ['Chantier']],
  ['online', { isOnline: true }, ['Chantier', 'En ligne']],
  ['online and at a place', { isOnline: true, venue }, ['Chantier', 'Halle, Brest']],
  ['cancelled', { cancelled: true }, ['Annulé', 'Chantier']],
  [
    'in a language that is not spoken here',
    { lang: 'ja', cancelled: true },
    ['Annulé', 'Chantier'],
  ],
])('%s', (_name, of, lines) => {
  expect(said(of)).toEqual(lines)
})
