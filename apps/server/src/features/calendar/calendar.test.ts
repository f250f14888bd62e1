import ICAL from 'ical.js'
import { expect, test } from 'vitest'
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
  return calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one))
}
const told = (events: Awaited<ReturnType<typeof read>>) =>
  events.map(({ summary, startDate, endDate }) => [summary, String(startDate), String(endDate)])

test('each day of an event is at the hours of its programme, in UTC', async () => {
  const slug = await event(
    'title: À Brest; demain, "ici"\nstart: 2027-01-22T19:00\nend: 2027-01-24T02:00\ntimezone: Europe/Paris\nvenue: {name: La Halle, city: Brest}',
  )
  const events = await read(`/events/${slug}.ics`)
  expect(told(events)).toEqual([
    ['À Brest; demain, "ici"', '2027-01-22T18:00:00Z', '2027-01-22T22:00:00Z'],
    ['À Brest; demain, "ici"', '2027-01-23T19:00:00Z', '2027-01-24T01:00:00Z'],
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
