import { factsOf } from '@forkshop/domain'
import { expect, test } from 'vitest'
import { annAndBo } from '../../testing/ann-and-bo.ts'
import { makePage, problemOf } from '../../testing/draft-server.ts'
import { eventTimes } from './event-times.ts'

const now = new Date('2026-03-01T12:00:00Z')
const { server, ann } = await annAndBo({ overrides: { clock: () => now } })
const admin = await server.person('Root', { admin: true })
const read = server.caller()

const event = (lines: string): string => `---
kind: event
title: Rencontre
summary: Un jour.
lang: fr
license: CC-BY-4.0
${lines}
---

Bienvenue.
`
const timesOf = async (lines: string) => {
  const slug = await makePage(ann, event(lines))
  return (await read('viewPage', { params: { slug } })).times
}
const setZone = (timezone: string) => admin.call('changeSettings', { body: { timezone } })

test('an hour without an offset is the venue’s, over the change of clocks', async () => {
  const lines = 'start: 2026-03-28T09:00\nend: 2026-03-29T17:30\ntimezone: Europe/Paris'
  expect(await timesOf(lines)).toEqual({
    start: {
      day: '2026-03-28',
      hour: '09:00',
      time: '2026-03-28T08:00:00.000Z',
      offset: '+01:00',
      zone: 'Europe/Paris',
    },
    end: {
      day: '2026-03-29',
      hour: '17:30',
      time: '2026-03-29T15:30:00.000Z',
      offset: '+02:00',
      zone: 'Europe/Paris',
    },
    zone: 'Europe/Paris',
    days: [
      {
        start: {
          day: '2026-03-28',
          hour: '09:00',
          time: '2026-03-28T08:00:00.000Z',
          offset: '+01:00',
          zone: 'Europe/Paris',
        },
        end: null,
      },
      {
        start: {
          day: '2026-03-29',
          hour: null,
          time: '2026-03-28T23:00:00.000Z',
          offset: '+01:00',
          zone: 'Europe/Paris',
        },
        end: '17:30',
      },
    ],
    over: '2026-03-29T15:30:00.000Z',
    state: 'planned',
  })
})

test.each([
  ['start: 2026-03-28\nend: 2026-03-29', '2026-03-29T22:00:00.000Z', 'planned'],
  ['start: 2006-03-28', '2006-03-28T22:00:00.000Z', 'done'],
  ['start: 2006-03-28\ncancelled: true', '2006-03-28T22:00:00.000Z', 'cancelled'],
  ['edition: 2006', null, null],
])('an event of `%s` is over at %s: %s', async (lines, over, state) => {
  expect(await timesOf(`${lines}\ntimezone: Europe/Paris`)).toMatchObject({ over, state })
})

test.each([
  [
    'with its programme',
    { start: '2026-03-27T18:00', end: '2026-03-29T17:30' },
    ['2026-03-27 18:00-22:00', '2026-03-28 09:00-18:00', '2026-03-29 null-17:30'],
  ],
  [
    'apart, the last as long as the event itself says',
    { start: '2026-03-27T18:00', end: '2026-04-05T12:00', days: ['2026-04-05'] },
    ['2026-03-27 18:00-22:00', '2026-04-05 09:00-12:00'],
  ],
  [
    'apart, the last as long as its programme says',
    { start: '2026-03-27T18:00', days: ['2026-04-05'] },
    ['2026-03-27 18:00-22:00', '2026-04-05 09:00-18:00'],
  ],
  ['that say no hour', { start: '2026-03-27', end: '2026-03-27' }, ['2026-03-27 18:00-22:00']],
  ['that it does not say', {}, []],
])('the days of an event, %s', async (_name, fields, expected) => {
  const facts = factsOf('event', { ...fields, timezone: 'Europe/Paris' })
  const agenda = [
    { start: '18:00', end: '22:00', totalMinutes: 240 },
    { start: '09:00', end: '18:00', totalMinutes: 540 },
  ]
  const run = { days: agenda, isForTheDay: false }
  const times = await eventTimes(server.services, { ...facts, kind: 'event' }, run)
  expect(times?.days.map(({ start, end }) => `${start.day} ${start.hour}-${end}`)).toEqual(expected)
})

test.each([
  ['2026-03-27T18:00', '2026-03-28T12:00', '2026-03-28T17:00:00.000Z'],
  ['2026-03-27T18:00+01:00', '2026-03-28T20:00+01:00', '2026-03-28T17:00:00.000Z'],
  // midnight at the place, where clocks are changed on the last day
  ['2026-03-27T18:00-05:00', '2026-03-29T20:00-05:00', '2026-03-29T16:00:00.000Z'],
])('what was made for the day of an event says when it ends: from %s', async (start, end, over) => {
  const facts = factsOf('event', { start, end, timezone: 'Europe/Paris' })
  const days = [
    { start: '18:00', end: '22:00', totalMinutes: 240 },
    { start: '09:00', end: '18:00', totalMinutes: 540 },
  ]
  const times = await eventTimes(server.services, facts, { days, isForTheDay: true })
  expect(times).toMatchObject({ over, end: { time: over, hour: '18:00' } })
  expect(times?.days.at(-1)?.end).toBe('18:00')
})

test('every day of an event with an offset of its own has that offset', async () => {
  const times = await timesOf('start: 2026-11-30T09:00-05:00\nend: 2026-12-01T17:00-05:00')
  expect(times?.days.map(({ start, end }) => [start.day, start.hour, start.offset, end])).toEqual([
    ['2026-11-30', '09:00', '-05:00', null],
    ['2026-12-01', null, expect.any(String), '17:00'],
  ])
})

test('an event that names no zone has the site’s, as it is set now', async () => {
  await setZone('Asia/Tokyo')
  const slug = await makePage(ann, event('start: 2026-06-01T09:00'))
  const zoneAndTime = async () => {
    const { times } = await read('viewPage', { params: { slug } })
    return [times?.zone, times?.start?.hour, times?.start?.time]
  }
  expect(await zoneAndTime()).toEqual(['Asia/Tokyo', '09:00', '2026-06-01T00:00:00.000Z'])
  await setZone('America/New_York')
  expect(await zoneAndTime()).toEqual(['America/New_York', '09:00', '2026-06-01T13:00:00.000Z'])
})

test('an offset in the hour wins, and the venue’s clocks are shown', async () => {
  const times = await timesOf('start: 2026-11-30T23:30:00-05:00\ntimezone: Europe/Paris')
  expect(times?.start).toMatchObject({ day: '2026-12-01', hour: '05:30', offset: '+01:00' })
  const { items } = await read('listPages', { query: { kind: 'event', q: 'Rencontre' } })
  expect(items.map(({ start }) => start)).toContain('2026-12-01T05:30+01:00')
})

test('a room stays open for two weeks from the end at the venue', async () => {
  const slug = await makePage(ann, event('end: 2026-03-29T17:30\ntimezone: Europe/Paris'))
  const room = await ann.call('setEventCode', { params: { slug }, body: { open: true } })
  expect(room.closes).toBe('2026-04-12T15:30:00.000Z')
})

test.each(['Europe/Pariss', 'CET+1', '"+01:00"'])('%s is no zone: 422', async (zone) => {
  const problem = await problemOf(makePage(ann, event(`timezone: ${zone}`)))
  expect(problem).toMatchObject({
    status: 422,
    errors: [{ path: 'timezone', code: 'unknown-timezone' }],
  })
})

test('the site has the zone of its machine until another is set, and none that is unknown', async () => {
  const machine = Intl.DateTimeFormat().resolvedOptions().timeZone
  await server.services.database.deleteFrom('setting').where('key', '=', 'timezone').execute()
  expect((await read('getSession', {})).site.timezone).toBe(machine)
  expect(await problemOf(setZone('Europe/Pariss'))).toMatchObject({
    status: 422,
    errors: [{ path: 'timezone' }],
  })
  expect(await setZone('Europe/Paris')).toMatchObject({ timezone: 'Europe/Paris' })
})

test('events of a format stand by the moment and not by the hour written, the next first', async () => {
  await setZone('UTC')
  const format = await makePage(ann, event('').replace('kind: event', 'kind: format'))
  const ran = (start: string) =>
    makePage(ann, event(`start: ${start}\nformat: { page: ${format}, version: "1.0" }`))
  const early = await ran('2026-05-01T09:00+09:00')
  const late = await ran('2026-05-01T08:00')
  const without = await makePage(ann, event(`format: { page: ${format}, version: "1.0" }`))
  const { events } = await read('viewPage', { params: { slug: format } })
  expect(events.map(({ slug }) => slug)).toEqual([early, late, without])
})
