import type { EventWish } from '@forkshop/api'
import { expect, test } from 'vitest'
import { annAndBo } from '../../testing/ann-and-bo.ts'
import { makePage, problemOf } from '../../testing/draft-server.ts'

const { server, ann, bo } = await annAndBo()

const format = (agenda: string): string => `---
kind: format
title: Veillée
summary: Deux soirs.
lang: fr
license: CC-BY-4.0
duration: P2D
---

## Déroulé

${agenda}
`
const TWO_DAYS = `### Vendredi

| Heure | Durée | Étape |
| --- | --- | --- |
| 18:00 | 4 h | Rencontrer |

### Samedi

| Heure | Durée | Étape |
| --- | --- | --- |
| 20:00 | 5 h | Veiller |
`

const released = async (agenda = TWO_DAYS): Promise<string> => {
  const slug = await makePage(ann, format(agenda))
  await ann.call('releaseVersion', { params: { slug }, body: { level: 'major', notes: 'Un' } })
  return slug
}
const slug = await released()
type Wish = EventWish
const schedule = (body: Wish, of = slug, by = bo) =>
  by.call('scheduleEvent', { params: { slug: of }, body })
const fieldsOf = async (body: Wish): Promise<Readonly<Record<string, unknown>>> => {
  const made = await schedule(body)
  if ('items' in made) throw new Error('a series')
  return made.fields
}

test('an event of a format needs a date: the rest is filled in', async () => {
  const made = await schedule({ start: '2027-01-22T18:00' })
  expect(made).toMatchObject({
    kind: 'event',
    title: 'Veillée, 22 janvier 2027',
    slug: 'veillee-22-janvier-2027',
    lang: 'fr',
    license: 'CC-BY-4.0',
    fields: {
      format: { page: slug, version: '1.0' },
      start: '2027-01-22T18:00',
      end: '2027-01-24T01:00',
    },
  })
})

test.each<[string, Wish, Readonly<Record<string, unknown>>]>([
  [
    'the hour when it starts moves the first day alone',
    { start: '2027-01-22T19:30' },
    { start: '2027-01-22T19:30', end: '2027-01-24T01:00' },
  ],
  [
    'days apart',
    { start: '2027-01-22T18:00', days: ['2027-01-22', '2027-02-05'] },
    { days: ['2027-01-22', '2027-02-05'], end: '2027-02-06T01:00' },
  ],
  [
    'an end of one’s own, a zone, a place and who organises',
    {
      start: '2027-01-22T18:00',
      end: '2027-01-23T22:00',
      timezone: 'America/Montreal',
      venue: 'La Halle: cour "A"',
      organizer: 'La Halle',
      title: 'Notre veillée',
      summary: 'Chez nous.',
    },
    {
      end: '2027-01-23T22:00',
      timezone: 'America/Montreal',
      venue: { name: 'La Halle: cour "A"' },
      organizers: [{ person: 'La Halle' }],
      title: 'Notre veillée',
      summary: 'Chez nous.',
    },
  ],
  [
    'a place with its address',
    { start: '2027-01-22', venue: { name: 'La Halle', city: 'Brest' } },
    { start: '2027-01-22', venue: { name: 'La Halle', city: 'Brest' } },
  ],
  [
    'the hour that comes twice when clocks go back',
    { start: '2027-10-31T02:30', timezone: 'Europe/Paris' },
    { start: '2027-10-31T02:30' },
  ],
])('%s', async (_name, wish, fields) => {
  expect(await fieldsOf(wish)).toMatchObject(fields)
})

test.each<[string, Wish, readonly [string, string]]>([
  [
    'an end before the start',
    { start: '2027-01-22T18:00', end: '2027-01-22T17:00' },
    ['end', 'must not be before start'],
  ],
  [
    'an unknown zone',
    { start: '2027-01-22T18:00', timezone: 'Europe/Pariss' },
    ['timezone', 'must be a time zone such as Europe/Paris'],
  ],
  [
    'a text that is no date',
    { start: '22/01/2027' },
    ['start', 'must be a date and time such as 2027-01-22T18:00'],
  ],
  [
    'an hour that a change of clocks skips',
    { start: '2027-03-28T02:30', timezone: 'Europe/Paris' },
    ['start', 'Clocks skip this hour on that day.'],
  ],
  [
    'a rule without an end',
    { start: '2027-01-22', repeat: 'FREQ=WEEKLY' },
    ['repeat', 'This is no rule that ends.'],
  ],
  [
    'a rule with more dates than a year has weeks',
    { start: '2027-01-22', repeat: 'FREQ=DAILY;COUNT=53' },
    ['repeat', 'This is no rule that ends.'],
  ],
])('%s is refused and makes nothing', async (_name, wish, [path, message]) => {
  const before = await count()
  expect(await problemOf(schedule(wish))).toMatchObject({
    code: 'invalid',
    errors: [{ path, message }],
  })
  expect(await count()).toBe(before)
})

test('a format without a version, without hours, and a page that is none, say what is missing', async () => {
  const draft = await makePage(ann, format(TWO_DAYS))
  expect(await problemOf(schedule({ start: '2027-01-22' }, draft))).toMatchObject({
    errors: [{ path: 'at', message: 'This format has no such version.' }],
  })
  const without = await released('Rien n’est fixé.')
  expect(await problemOf(schedule({ start: '2027-01-22T18:00' }, without))).toMatchObject({
    errors: [{ path: 'end' }],
  })
  const event = await schedule({ start: '2027-01-22T18:00' })
  const none = 'items' in event ? '' : event.slug
  expect(await problemOf(schedule({ start: '2027-01-22T18:00' }, none))).toMatchObject({
    errors: [{ path: 'format', message: 'This page is no format.' }],
  })
})

test('a series is an event for each date, months without that day left out', async () => {
  const wish = { start: '2027-01-31T18:00', end: '2027-02-01T01:00' }
  const series = await schedule({ ...wish, repeat: 'FREQ=MONTHLY;COUNT=3' })
  if (!('items' in series)) throw new Error('one event')
  expect(series.items.map(({ title, fields }) => [title, fields['start'], fields['end']])).toEqual([
    ['Veillée, 31 janvier 2027', '2027-01-31T18:00', '2027-02-01T01:00'],
    ['Veillée, 31 mars 2027', '2027-03-31T18:00', '2027-04-01T01:00'],
    ['Veillée, 31 mai 2027', '2027-05-31T18:00', '2027-06-01T01:00'],
  ])
  const tuesdays = await schedule({
    start: '2027-01-01T18:00',
    repeat: 'FREQ=MONTHLY;BYDAY=1TU;COUNT=2',
  })
  expect('items' in tuesdays && tuesdays.items.map(({ fields }) => fields['start'])).toEqual([
    '2027-01-05T18:00',
    '2027-02-02T18:00',
  ])
  const last = await schedule({
    start: '2027-01-31T18:00',
    repeat: 'FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=2',
  })
  expect('items' in last && last.items.map(({ fields }) => fields['start'])).toEqual([
    '2027-01-31T18:00',
    '2027-02-28T18:00',
  ])
})

test('an event of a private format is as private', async () => {
  const hidden = await released()
  await ann.call('changePage', { params: { slug: hidden }, body: { visibility: 'private' } })
  const event = await schedule({ start: '2027-01-22T18:00' }, hidden, ann)
  expect(event).toMatchObject({ visibility: 'private' })
  expect(await problemOf(schedule({ start: '2027-01-22T18:00' }, hidden))).toMatchObject({
    code: 'not-found',
  })
})

test('whoever has no account schedules nothing', async () => {
  const visitor = server.caller()('scheduleEvent', {
    params: { slug },
    body: { start: '2027-01-22T18:00' },
  })
  expect(await problemOf(visitor)).toMatchObject({ code: 'not-signed-in' })
})

const count = async (): Promise<number> =>
  (await server.services.database.selectFrom('page').select('id').execute()).length
