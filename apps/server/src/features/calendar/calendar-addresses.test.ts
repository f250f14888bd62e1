import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { annAndBo } from '../../testing/ann-and-bo.ts'
import { makePage, type Caller } from '../../testing/draft-server.ts'

const now = new Date('2027-01-04T12:00:00Z')
const { server, ann, bo } = await annAndBo({ overrides: { clock: () => now } })
const chief = await server.person('Chief', { admin: true })

const eventOf = async (owner: Caller, title: string, visibility: 'public' | 'private') => {
  const slug = await makePage(
    owner,
    `---\nkind: event\ntitle: ${title}\nsummary: Un essai.\nlang: fr\nlicense: CC-BY-4.0\nstart: 2027-02-01\nend: 2027-02-01\nvenue: { name: Ici }\n---\n\nOui.\n`,
  )
  await owner.call('changePage', { params: { slug }, body: { visibility } })
  return slug
}
const secretOfAnn = await eventOf(ann, 'Secret Ann', 'private')
await eventOf(ann, 'Public Ann', 'public')
await eventOf(bo, 'Public Bo', 'public')
await eventOf(bo, 'Secret Bo', 'private')

const make = async (owner: Caller, purpose: 'mine' | 'all' = 'mine') => {
  const made = await owner.call('createCalendar', { body: { purpose, name: 'À moi' } })
  return { ...made, url: new URL(made.address).pathname }
}
const titles = async (url: string): Promise<readonly string[]> => {
  const answer = await server.inject({ url })
  expect(answer.statusCode).toBe(200)
  return new ICAL.Component(ICAL.parse(answer.body))
    .getAllSubcomponents('vevent')
    .map((one) => new ICAL.Event(one).summary)
    .toSorted()
}
const status = async (url: string): Promise<number> => (await server.inject({ url })).statusCode

test('a calendar holds what its owner looks after, or all that they may read', async () => {
  expect(await titles((await make(ann)).url)).toEqual(['Public Ann', 'Secret Ann'])
  expect(await titles((await make(bo)).url)).toEqual(['Public Bo', 'Secret Bo'])
  expect(await titles((await make(bo, 'all')).url)).toEqual([
    'Public Ann',
    'Public Bo',
    'Secret Bo',
  ])
})

test('rights are asked at each reading', async () => {
  const shared = await eventOf(ann, 'Partagé', 'private')
  const { url } = await make(bo)
  expect(await titles(url)).not.toContain('Partagé')
  await ann.call('setPerson', {
    params: { slug: shared, user: bo.id },
    body: { role: 'maintainer' },
  })
  expect(await titles(url)).toContain('Partagé')
  await ann.call('removePerson', { params: { slug: shared, user: bo.id } })
  expect(await titles(url)).not.toContain('Partagé')
})

test('the secret is shown once, and kept as a hash', async () => {
  const { id, address } = await make(ann)
  const token = address.slice(address.lastIndexOf('/') + 1, -'.ics'.length)
  const { items } = await ann.call('listCalendars', {})
  expect(items.find((one) => one.id === id)).toMatchObject({ purpose: 'mine', name: 'À moi' })
  expect(JSON.stringify(items)).not.toContain(token)
  const rows = await server.services.database.selectFrom('calendar_address').selectAll().execute()
  expect(JSON.stringify(rows)).not.toContain(token)
})

test('no cache of others keeps it, no script of another site reads it, nothing names it', async () => {
  const { url } = await make(ann)
  const { headers } = await server.inject({ url, headers: { origin: 'https://other.example' } })
  expect(headers['cache-control']).toBe('private, no-cache')
  expect(headers['x-robots-tag']).toBe('noindex')
  expect(headers['access-control-allow-origin']).toBeUndefined()
  const page = await server.inject({ url: `/api/v1/pages/${secretOfAnn}`, headers: ann.headers })
  expect(page.body).not.toContain('/calendars/')
})

test('it ends when its owner ends it, and nobody else ends it', async () => {
  const { id, url } = await make(ann)
  await expect(bo.call('deleteCalendar', { params: { id } })).rejects.toThrow(/no such calendar/)
  expect(await status(url)).toBe(200)
  await ann.call('deleteCalendar', { params: { id } })
  expect(await status(url)).toBe(404)
})

test('it ends with a ban, and stays ended when that is lifted', async () => {
  const eve = await server.person('Eve')
  const { url } = await make(eve)
  await chief.call('changeUser', { params: { id: eve.id }, body: { banned: true } })
  expect(await status(url)).toBe(404)
  await chief.call('changeUser', { params: { id: eve.id }, body: { banned: false } })
  expect(await status(url)).toBe(404)
})

test('it ends with a new password, however that comes about', async () => {
  const dan = await server.person('Dan')
  const { url } = await make(dan)
  await server.services.database
    .updateTable('account')
    .set({ password: 'another hash' })
    .where('userId', '=', dan.id)
    .execute()
  expect(await status(url)).toBe(404)
  expect((await dan.call('listCalendars', {})).items).toEqual([])
})

test.each(['/calendars/x.ics', `/calendars/${'a'.repeat(43)}.ics`, '/calendars/'])(
  '%s leads nowhere',
  async (url) => {
    expect(await status(url)).toBe(404)
  },
)

test('a person has so many calendars and no more', async () => {
  const fay = await server.person('Fay')
  for (let made = 0; made < 20; made += 1) await make(fay)
  await expect(make(fay)).rejects.toThrow(/at most 20 calendars/)
})
