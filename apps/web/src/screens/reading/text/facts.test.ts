import type { PageView, PlaceTimeView } from '@forkshop/api'
import { factsOf, type PageKind } from '@forkshop/domain'
import { expect, test } from 'vitest'
import type { Say } from '../../../base/i18n/create-i18n.ts'
import { factsOfPage, purposeOf } from './facts.ts'
import { sayLicense } from '../../../base/i18n/license.ts'

const say: Say = (key, ...[named = {}]) =>
  `${key.split('.').at(-1)}(${Object.values(named).join(',')})`
const values = (
  kind: PageKind,
  fields: Readonly<Record<string, unknown>>,
  {
    times = null,
    run = null,
  }: Partial<Pick<Parameters<typeof factsOfPage>[0], 'times' | 'run'>> = {},
): string[] =>
  factsOfPage({ kind, facts: factsOf(kind, fields), times, run }, 'fr', say).map(
    (fact) => `${fact.key}=${fact.value}${fact.more ?? ''}`,
  )

test('a format shows what its front matter says, in order', () => {
  const fields = {
    duration: 'PT48H',
    participants: { min: 20, ideal: 40, max: 60 },
    teams: { min: 3, max: 6, size: '5-8' },
    lead_time: 'P6W',
    budget: { amount: 1050, currency: 'EUR', people: 40 },
    status: 'tested',
  }
  expect(values('format', fields)).toEqual([
    'duration=48\u00a0h',
    'participants=both(20,60)ideal(40)',
    'teams=both(3,6)sizeBetween(5,8)',
    'leadTime=6\u00a0semaines',
    'budget=26\u00a0€each()',
    'status=tested()',
  ])
})

test('what is absent or wrong is left out', () => {
  expect(
    values('format', { duration: 'soon', participants: 'many', budget: {}, status: 7 }),
  ).toEqual([])
})

test('a method says its length as a range of minutes', () => {
  expect(values('method', { duration: { min: 15, max: 90 } })).toEqual([
    'duration=both(15\u00a0min,1\u00a0h\u00a030)',
  ])
})

test('an event says what the clocks at its place show', () => {
  const start: PlaceTimeView = {
    day: '2013-05-10',
    hour: '18:00',
    time: '2013-05-10T16:00:00.000Z',
    offset: '+02:00',
    zone: 'Europe/Paris',
  }
  const next = { ...start, day: '2013-05-11', hour: null }
  const on = (...days: NonNullable<PageView['times']>['days']): string[] =>
    values('event', {}, { times: { ...times, start, days } })
  const times = { end: null, zone: 'Europe/Paris', over: null, state: 'done' } as const
  expect(on({ start, end: '22:00' })).toEqual(['when=10 mai 2013, both(18:00,22:00)'])
  expect(on({ start, end: null }, { start: next, end: null })).toEqual([
    'when=days(10,11 mai 2013)',
  ])
  expect(on({ start, end: null }, { start: { ...next, day: '2013-05-14' }, end: null })).toEqual([
    'when=days(10,14 mai 2013)apart(2)',
  ])
})

test('an event says which format it runs, and what is other for its day', () => {
  const run = { slug: 'jam', title: 'The jam', version: '1.2', adapted: null }
  expect(values('event', {}, { run })).toEqual(['format=The jam 1.2'])
  const adapted = { slug: 'jam-day', revision: 'a', changes: 3, marks: [], dropped: [] }
  expect(values('event', {}, { run: { ...run, adapted } })).toEqual([
    'format=The jam 1.2changes(3)',
  ])
  expect(values('event', {}, { run: { ...run, adapted: { ...adapted, changes: 0 } } })).toEqual([
    'format=The jam 1.2',
  ])
})

test('a length with one end is that long, and a budget without people is what it is', () => {
  expect(values('method', { duration: { max: 90 } })).toEqual(['duration=1\u00a0h\u00a030'])
  expect(values('format', { budget: { amount: 80 } })).toEqual(['budget=80\u00a0€'])
})

test('an event is where its place is, by what is known of it', () => {
  expect(
    values('event', { venue: { name: 'Le lieu', city: 'Brest' }, attendance: { present: 31 } }),
  ).toEqual(['venue=Le lieu, Brest', 'attendance=31'])
})

test('only a method says what it is for', () => {
  const facts = factsOf('method', { purpose: ' Se connaître ' })
  expect(purposeOf({ kind: 'method', facts })).toBe('Se connaître')
  expect(purposeOf({ kind: 'format', facts })).toBe(null)
})

test('licences read as people know them', () => {
  expect(sayLicense('CC-BY-SA-4.0')).toBe('CC BY-SA 4.0')
  expect(sayLicense('LAL-1.3')).toBe('LAL 1.3')
})
