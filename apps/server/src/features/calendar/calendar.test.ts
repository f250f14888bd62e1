import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { keepAllMoments } from '../../records/words/event-moments.ts'
import { annAndBo } from '../../testing/ann-and-bo.ts'
import { makePage } from '../../testing/draft-server.ts'

const now = new Date('2027-01-04T12:00:00Z')
const { server, ann } = await annAndBo({ overrides: { clock: () => now } })

const page = (lines: string, body = ''): string =>
  `---\nsummary: Deux soirs, à deux.\nlang: fr\nlicense: CC-BY-4.0\n${lines}\n---\n\n${body}`
const day = (start: string, length: string): string =>
  `| Heure | Durée | Étape |\n| --- | --- | --- |\n| ${start} | ${length} | Faire |\n`
const format = await makePage(
  ann,
  page(
    'kind: format\ntitle: Veillée\nduration: P2D',
    `### Un\n\n${day('18:00', '4 h')}\n### Deux\n\n${day('20:00', '6 h')}`,
  ),
)
await ann.call('releaseVersion', {
  params: { slug: format },
  body: { level: 'major', notes: 'Un' },
})
const event = (lines: string): Promise<string> =>
  makePage(ann, page(`kind: event\nformat: {page: ${format}, version: "1.0"}\n${lines}`))

const read = async (url: string) => {
  const answer = await server.inject({ url })
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([
    200,
    'text/calendar; charset=utf-8',
  ])
  const calendar = new ICAL.Component(ICAL.parse(answer.body))
  // zones are those that the file itself tells
  ICAL.TimezoneService.reset()
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone)
  return calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one))
}
const told = (events: Awaited<ReturnType<typeof read>>) =>
  events.map(({ summary, startDate, endDate }) => [summary, String(startDate), String(endDate)])

/** Moments in UTC, whatever zone their hours are told in. */
const inUtc = (events: Awaited<ReturnType<typeof read>>) =>
  events.map(({ startDate, endDate }) =>
    [startDate, endDate].map((time) => time.toJSDate().toISOString().slice(0, 16)),
  )

test('each day of an event is at the hours of its programme', async () => {
  const slug = await event(
    'title: À Brest; demain, "ici"\nstart: 2027-01-22T19:00\nend: 2027-01-24T02:00\ntimezone: Europe/Paris\nvenue: {name: La Halle, city: Brest}',
  )
  const events = await read(`/events/${slug}.ics`)
  expect(told(events)).toEqual([
    ['À Brest; demain, "ici"', '2027-01-22T19:00:00', '2027-01-22T23:00:00'],
    ['À Brest; demain, "ici"', '2027-01-23T20:00:00', '2027-01-24T02:00:00'],
  ])
  expect(events.map(({ startDate }) => startDate.zone?.tzid)).toEqual(Array(2).fill('Europe/Paris'))
  expect(inUtc(events)).toEqual([
    ['2027-01-22T18:00', '2027-01-22T22:00'],
    ['2027-01-23T19:00', '2027-01-24T01:00'],
  ])
  expect(events.map(({ location, description }) => [location, description])).toEqual(
    Array(2).fill(['La Halle, Brest', 'Deux soirs, à deux.']),
  )
  expect(new Set(events.map(({ uid }) => uid)).size).toBe(2)
})

test('a change keeps the entry and raises its number; an event that is off says so', async () => {
  const slug = await event(
    'title: Un soir\nstart: 2027-02-01T18:00\nend: 2027-02-01T22:00\ntimezone: UTC',
  )
  const [before] = await read(`/events/${slug}.ics`)
  now.setSeconds(now.getSeconds() + 5)
  const { text, revision } = await ann.call('getPage', { params: { slug } })
  await ann.call('publishPage', {
    params: { slug },
    body: {
      text: text.replace('timezone: UTC', 'timezone: UTC\ncancelled: true'),
      base: revision.id,
      reason: 'Annulé',
    },
  })
  const [after] = await read(`/events/${slug}.ics`)
  expect(after?.uid).toBe(before?.uid)
  expect(after?.sequence).toBeGreaterThan(before?.sequence ?? 0)
  expect(after?.component.getFirstPropertyValue('status')).toBe('CANCELLED')
})

test('days without hours are whole days, their last one included', async () => {
  const slug = await makePage(
    ann,
    page('kind: event\ntitle: Journées\nstart: 2027-03-01\nend: 2027-03-02\nvenue: {name: Ici}'),
  )
  const [only, ...others] = await read(`/events/${slug}.ics`)
  expect([String(only?.startDate), String(only?.endDate), others]).toEqual([
    '2027-03-01',
    '2027-03-03',
    [],
  ])
})

test('the events of a format and of the library are public ones that are not long over', async () => {
  const shown = await event(
    'title: Prévu\nstart: 2027-05-01T18:00\nend: 2027-05-01T22:00\ntimezone: UTC',
  )
  const hidden = await event('title: Caché\nstart: 2027-05-02T18:00\nend: 2027-05-02T22:00')
  await event('title: Ancien\nstart: 2020-05-02T18:00\nend: 2020-05-02T22:00')
  await makePage(
    ann,
    page('kind: event\ntitle: Ailleurs\nstart: 2027-05-03\nend: 2027-05-03\nvenue: {name: Là}'),
  )
  await ann.call('changePage', { params: { slug: hidden }, body: { visibility: 'private' } })
  await ann.call('changePage', { params: { slug: format }, body: { slug: 'veillee-renommee' } })
  const titles = (await read('/formats/veillee-renommee.ics')).map(({ summary }) => summary)
  expect(titles).toContain('Prévu')
  expect(titles.filter((title) => ['Caché', 'Ancien', 'Ailleurs'].includes(title))).toEqual([])
  const all = (await read('/calendar.ics')).map(({ summary }) => summary)
  expect(all).toEqual(expect.arrayContaining(['Prévu', 'Ailleurs']))
  expect(all.filter((title) => ['Caché', 'Ancien'].includes(title))).toEqual([])
  expect((await server.inject({ url: `/events/${hidden}.ics` })).statusCode).toBe(404)
  expect((await server.inject({ url: `/events/${format}.ics` })).statusCode).toBe(404)
  const asPage = await server.inject({ url: `/events/${shown}` })
  expect(asPage.headers['content-type']).not.toContain('text/calendar')
})

test.each([
  ['Europe/Paris', '2027-03-28T10:00', '2027-03-28T08:00'],
  ['Europe/Paris', '2027-03-27T10:00', '2027-03-27T09:00'],
  ['America/New_York', '2027-11-07T10:00', '2027-11-07T15:00'],
  ['Asia/Kathmandu', '2027-03-01T10:00', '2027-03-01T04:15'],
  ['Asia/Calcutta', '2027-03-01T10:00', '2027-03-01T04:30'],
  ['Pacific/Auckland', '2027-01-05T10:00', '2027-01-04T21:00'],
])('in %s %s is %s in UTC, by the zone that the file tells', async (zone, start, moment) => {
  const slug = await makePage(
    ann,
    page(`kind: event\ntitle: Là-bas\nstart: ${start}\nend: ${start}\ntimezone: ${zone}`),
  )
  const events = await read(`/events/${slug}.ics`)
  expect(String(events[0]?.startDate)).toBe(`${start}:00`)
  expect(inUtc(events)[0]?.[0]).toBe(moment)
})

test('odd names come out of the file as they went in', async () => {
  const title = `Fête, \\n; "x" : ${'é🎉'.repeat(20)} BEGIN:VEVENT`
  const slug = await makePage(
    ann,
    page(
      `kind: event\ntitle: ${JSON.stringify(title)}\nstart: 2027-05-06\nend: 2027-05-06\nvenue: { name: ${JSON.stringify('Chez "Zoé", 3; rue\\')} }`,
    ),
  )
  const [only, ...others] = await read(`/events/${slug}.ics`)
  expect([only?.summary, only?.location, others]).toEqual([title, 'Chez "Zoé", 3; rue\\', []])
  const { body } = await server.inject({ url: `/events/${slug}.ics` })
  const lines = body.split('\r\n').map((line) => Buffer.byteLength(line))
  expect(Math.max(...lines)).toBeLessThanOrEqual(75)
})

const roleFormat = await makePage(
  ann,
  page(
    'kind: format\ntitle: Nuit\nduration: P1D\nroles: [{ key: host, label: Accueil }]',
    '### Un\n\n| Heure | Durée | Étape | Qui |\n| --- | --- | --- | --- |\n| 22:00 | 1 h | Ouvrir | Accueil |\n| 23:00 | 1 h | Parler | Facilitation |\n| 00:30 | 30 min | Dormir | Tous |\n',
  ),
)
await ann.call('releaseVersion', {
  params: { slug: roleFormat },
  body: { level: 'major', notes: 'Un' },
})

test('one role has its steps and those of everybody, after midnight on the next day', async () => {
  const slug = await makePage(
    ann,
    page(
      `kind: event\ntitle: La nuit\nformat: {page: ${roleFormat}, version: "1.0"}\nstart: 2027-01-22T22:00\nend: 2027-01-23T01:00\ntimezone: Europe/Paris`,
    ),
  )
  const events = await read(`/events/${slug}.ics?role=host`)
  expect(told(events)).toEqual([
    ['Ouvrir · La nuit', '2027-01-22T22:00:00', '2027-01-22T23:00:00'],
    ['Dormir · La nuit', '2027-01-23T00:30:00', '2027-01-23T01:00:00'],
  ])
  expect(new Set(events.map(({ uid }) => uid)).size).toBe(2)
  const unknown = await server.inject({ url: `/events/${slug}.ics?role=nobody` })
  expect(unknown.statusCode).toBe(404)
})

const table = (...rows: readonly (readonly [hour: string, step: string])[]): string =>
  `### Un\n\n| Heure | Durée | Étape | Qui |\n| --- | --- | --- | --- |\n${rows
    .map(([hour, step]) => `| ${hour} | 30 min | ${step} | Accueil |\n`)
    .join('')}`
const day1 = [
  ['09:00', 'Ouvrir les portes'],
  ['09:30', 'Pause'],
  ['10:00', 'Présenter la journée'],
  ['10:30', 'Pause'],
  ['11:00', 'Remercier tout le monde'],
] as const
const dayFormat = await makePage(
  ann,
  page(
    'kind: format\ntitle: Journée\nduration: P1D\nroles: [{ key: host, label: Accueil }]',
    table(...day1),
  ),
)
await ann.call('releaseVersion', {
  params: { slug: dayFormat },
  body: { level: 'major', notes: 'Un' },
})
const publish = async (slug: string, change: (text: string) => string) => {
  now.setSeconds(now.getSeconds() + 5)
  const { text, revision } = await ann.call('getPage', { params: { slug } })
  const body = { text: change(text), base: revision.id, reason: 'Ce jour' }
  await ann.call('publishPage', { params: { slug }, body })
}
/** An event whose programme differs on its day, with what calendars of its host showed before. */
const changedForTheDay = async () => {
  const slug = await makePage(
    ann,
    page(
      `kind: event\ntitle: Le jour\nformat: {page: ${dayFormat}, version: "1.0"}\nstart: 2027-01-22T09:00\nend: 2027-01-22T12:00\ntimezone: UTC`,
    ),
  )
  const before = await uidsOf(slug)
  const { slug: own } = await ann.call('adaptEvent', { params: { slug } })
  return { slug, before, own }
}
const uidsOf = async (slug: string): Promise<ReadonlyMap<string, string>> =>
  new Map(
    (await read(`/events/${slug}.ics?role=host`)).map(({ summary, startDate, uid }) => [
      `${summary.replace(' · Le jour', '')} ${String(startDate).slice(11, 16)}`,
      uid,
    ]),
  )
const [open, pause, present, again, thank] = day1.map(([hour, step]) => `${step} ${hour}`)

test.each([
  [
    'a step is put in above it',
    [['08:30', 'Allumer'], ...day1],
    [open, pause, present, again, thank],
  ],
  [
    'the steps change places',
    [
      ['09:00', 'Présenter la journée'],
      ['09:30', 'Pause'],
      ['10:00', 'Ouvrir les portes'],
      ['10:30', 'Pause'],
      ['11:00', 'Remercier tout le monde'],
    ],
    [present, pause, open, again, thank],
  ],
  [
    'a step is called otherwise',
    day1.map(([hour, step]) => [hour, step.replace('la journée', 'la journée entière')] as const),
    [open, pause, present, again, thank],
  ],
  [
    'one of two pauses is left out and a step is later',
    [
      ['09:00', 'Ouvrir les portes'],
      ['09:45', 'Présenter la journée'],
      ['10:30', 'Pause'],
      ['11:00', 'Remercier tout le monde'],
    ],
    [open, present, again, thank],
  ],
  ['a step moves to a day that is put in', 'days', [open, pause, again, thank, present]],
] as const)('a step is the same entry of a calendar when %s', async (_what, rows, were) => {
  const { slug, before, own } = await changedForTheDay()
  await publish(own, (text) =>
    rows === 'days'
      ? `${text.replace(/^.*Présenter.*\n/m, '')}\n${table(['09:00', 'Présenter la journée']).replace('Un', 'Deux')}`
      : text.replace(/### Un[^]*/, table(...rows)),
  )
  if (rows === 'days') {
    await publish(slug, (text) => text.replace('end: 2027-01-22', 'end: 2027-01-23'))
  }
  const after = await uidsOf(slug)
  const news = rows === 'days' ? 0 : rows.length - were.length
  const uids = [...after.values()]
  expect(uids.slice(news)).toEqual(were.map((one) => before.get(one ?? '')))
  expect(new Set(uids).size).toBe(uids.length)
})

test('a step keeps its entry when the event turns to another version, and raises its number', async () => {
  const { slug, before, own } = await changedForTheDay()
  const [first] = await read(`/events/${slug}.ics?role=host`)
  await publish(own, (text) => text.replace('Ouvrir les portes', 'Ouvrir les deux portes'))
  const [changed] = await read(`/events/${slug}.ics?role=host`)
  expect([changed?.uid, changed?.summary]).toEqual([
    before.get(open ?? ''),
    'Ouvrir les deux portes · Le jour',
  ])
  expect(changed?.sequence).toBeGreaterThan(first?.sequence ?? 0)
  await ann.call('dropAdapted', { params: { slug } })
  await publish(dayFormat, (text) => text.replace('Ouvrir les portes', 'Ouvrir toutes les portes'))
  await ann.call('releaseVersion', {
    params: { slug: dayFormat },
    body: { level: 'minor', notes: 'Deux' },
  })
  await publish(slug, (text) => text.replace('version: "1.0"', 'version: "1.1"'))
  const uids = await uidsOf(slug)
  expect([...uids.keys()][0]).toBe('Ouvrir toutes les portes 09:00')
  expect([...uids.values()]).toEqual([...before.values()])
})

test('days apart are each a day of their own where many events are listed', async () => {
  await event(
    'title: Deux mardis\nstart: 2027-06-01T18:00\nend: 2027-06-09T02:00\ndays: [2027-06-01, 2027-06-08]\ntimezone: UTC',
  )
  const all = (await read('/calendar.ics')).filter(({ summary }) => summary === 'Deux mardis')
  expect(told(all)).toEqual([
    ['Deux mardis', '2027-06-01T18:00:00Z', '2027-06-01T22:00:00Z'],
    ['Deux mardis', '2027-06-08T20:00:00Z', '2027-06-09T02:00:00Z'],
  ])
})

test('of more events than a calendar holds, those to come are there, and what was last', async () => {
  const planned = await event('title: Loin\nstart: 2027-12-01T18:00\ntimezone: UTC')
  const { database } = server.services
  const { id, ...row } = await database
    .selectFrom('page')
    .selectAll()
    .where('slug', '=', planned)
    .executeTakeFirstOrThrow()
  for (let at = 0; at < 500; at += 1) {
    const fields = JSON.stringify({ kind: 'event', title: `Hier ${at}`, start: '2026-12-01' })
    const page = { ...row, id: `${id}-${at}`, slug: `hier-${at}`, title: `Hier ${at}`, fields }
    await database.insertInto('page').values(page).execute()
  }
  await keepAllMoments(database, 'new')
  const all = (await read('/calendar.ics')).map(({ summary }) => summary)
  expect(all).toContain('Loin')
  expect(all.filter((title) => title.startsWith('Hier')).length).toBeLessThan(500)
  await database.deleteFrom('page').where('slug', 'like', 'hier-%').execute()
})
