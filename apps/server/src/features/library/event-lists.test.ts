import { expect, test } from 'vitest'
import { keepAllMoments } from '../../records/words/event-moments.ts'
import { withSearchTables } from '../../records/words/search-tables.ts'
import { annAndBo } from '../../testing/ann-and-bo.ts'
import { makePage } from '../../testing/draft-server.ts'

const clock = { now: '2027-01-20T12:00:00Z' }
const { server, ann } = await annAndBo({ overrides: { clock: () => new Date(clock.now) } })
const chief = await server.person('Chief', { admin: true })
await chief.call('changeSettings', { body: { timezone: 'Europe/Paris' } })

const page = (lines: string, lang = 'fr'): string =>
  `---\nsummary: Un soir.\nlang: ${lang}\nlicense: CC-BY-4.0\n${lines}\n---\n\nOui.\n`
const format = await makePage(ann, page('kind: format\ntitle: Veillée\nduration: PT2H'))
await ann.call('releaseVersion', {
  params: { slug: format },
  body: { level: 'major', notes: 'Un' },
})
const event = (title: string, lines: string, lang?: string): Promise<string> =>
  makePage(
    ann,
    page(
      `kind: event\ntitle: ${title}\nformat: {page: ${format}, version: "1.0"}\nvenue: {name: Ici}\n${lines}`,
      lang,
    ),
  )
await event('Last year', 'start: 2026-03-01')
await event('In March', 'start: 2027-03-01T18:00\nend: 2027-03-01T20:00', 'en')
await event('Yesterday', 'start: 2027-01-19T18:00\nend: 2027-01-19T20:00')
await event('Some day', 'edition: 3')
await event('Goes on', 'start: 2027-01-19\nend: 2027-01-21')
await event('Off in February', 'start: 2027-02-01T18:00\ncancelled: true')
await event('Today', 'start: 2027-01-20T18:00\nend: 2027-01-20T20:00')
const inOrder = [
  'Goes on',
  'Today',
  'Off in February',
  'In March',
  'Yesterday',
  'Last year',
  'Some day',
]

const listed = async (limit = 100, between: () => void = () => {}): Promise<string[]> => {
  const titles: string[] = []
  let cursor: string | undefined
  do {
    const query = { kind: 'event', sort: 'start', limit, cursor } as const
    const { items, nextCursor } = await ann.call('listPages', { query })
    titles.push(...items.map(({ title }) => title))
    cursor = nextCursor ?? undefined
    between()
  } while (cursor !== undefined)
  return titles
}
const standing = async () => {
  const { items } = await ann.call('viewHome', { query: { kind: 'event', sort: 'start' } })
  return Object.fromEntries(items.map(({ title, state, over }) => [title, `${state} ${over}`]))
}

test('events come in the order in which they are next, then those that are over', async () => {
  expect(await listed()).toEqual(inOrder)
  const { events } = await ann.call('viewPage', { params: { slug: format }, query: {} })
  expect(events.map(({ title }) => title)).toEqual(inOrder)
  expect(events.find(({ title }) => title === 'Off in February')?.state).toBe('cancelled')
})

test.each([1, 2, 3])('the order is the same by pages of %i', async (limit) => {
  expect(await listed(limit)).toEqual(inOrder)
})

test('one that is over while somebody goes through the pages stays where it was', async () => {
  const titles = await listed(1, () => (clock.now = '2027-01-20T23:30:00Z'))
  expect(titles).toEqual(inOrder)
  expect((await listed()).slice(0, 5)).toEqual([
    'Goes on',
    'Off in February',
    'In March',
    'Today',
    'Yesterday',
  ])
  clock.now = '2027-01-20T12:00:00Z'
})

test('each says where it stands, and whether it is over', async () => {
  expect(await standing()).toEqual({
    'Goes on': 'running false',
    Today: 'planned false',
    'Off in February': 'cancelled false',
    'In March': 'planned false',
    Yesterday: 'done true',
    'Last year': 'done true',
    'Some day': 'null false',
  })
})

test('hours without a zone follow the zone of the site', async () => {
  clock.now = '2027-01-20T20:00:00Z'
  expect((await standing())['Today']).toBe('done true')
  await chief.call('changeSettings', { body: { timezone: 'America/Montreal' } })
  expect((await standing())['Today']).toBe('planned false')
  expect((await listed())[1]).toBe('Today')
  await chief.call('changeSettings', { body: { timezone: 'Europe/Paris' } })
  clock.now = '2027-01-20T12:00:00Z'
})

test('a library of before learns when its events are once it is opened', async () => {
  const { database } = server.services
  await withSearchTables(database).deleteFrom('event_time').execute()
  expect(await listed()).not.toEqual(inOrder)
  await keepAllMoments(database, 'new')
  expect(await listed()).toEqual(inOrder)
})

test('an event that becomes another page is in no order of events', async () => {
  const slug = await event('Turns', 'start: 2027-01-25')
  expect((await listed())[2]).toBe('Turns')
  const { text, revision } = await ann.call('getPage', { params: { slug } })
  const turned = text.replace('kind: event', 'kind: method')
  await ann.call('publishPage', {
    params: { slug },
    body: { text: turned, base: revision.id, reason: 'Autre' },
  })
  expect(await listed()).toEqual(inOrder)
  const rows = await withSearchTables(server.services.database)
    .selectFrom('event_time')
    .selectAll()
    .execute()
  expect(rows.length).toBe(inOrder.length)
})
