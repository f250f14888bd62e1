import { parseAtomFeed, parseJsonFeed } from 'feedsmith'
import RssParser from 'rss-parser'
import { expect, test } from 'vitest'
import { annAndBo } from '../../testing/ann-and-bo.ts'
import { makePage, problemOf, TEXT, type Caller } from '../../testing/draft-server.ts'

const now = new Date('2027-01-04T12:00:00Z')
const { server, ann, bo } = await annAndBo({ overrides: { clock: () => now } })
const chief = await server.person('Chief', { admin: true })

const pageOf = async (owner: Caller, title: string, visibility: 'public' | 'private') => {
  const slug = await makePage(owner, TEXT.replace('Tour de table', title))
  await owner.call('changePage', { params: { slug }, body: { visibility } })
  return slug
}
const secretOfAnn = await pageOf(ann, 'Secret Ann', 'private')
const publicOfAnn = await pageOf(ann, 'Public Ann', 'public')

const make = async (
  owner: Caller,
  body: { of: 'inbox' } | { of: 'changes' } | { of: 'page'; page: string },
) => {
  const { id, atom, json } = await owner.call('createFeed', { body })
  return { id, atom: new URL(atom).pathname, json: new URL(json).pathname }
}
const ask = (url: string, headers: Record<string, string> = {}) => server.inject({ url, headers })
const statusOf = async (url: string): Promise<number> => (await ask(url)).statusCode

/** Titles of a feed, which two readers of Atom and one of JSON Feed have alike. */
const titlesOf = async ({ atom, json }: { atom: string; json: string }) => {
  const [asAtom, asJson] = await Promise.all([ask(atom), ask(json)])
  expect([asAtom.statusCode, asJson.statusCode]).toEqual([200, 200])
  const titles = (parseJsonFeed(asJson.body).items ?? []).map(({ title }) => title)
  const read = parseAtomFeed(asAtom.body)
  expect((read.entries ?? []).map(({ title }) => title?.value)).toEqual(titles)
  const strict = await new RssParser().parseString(asAtom.body)
  expect(strict.items.map(({ title }) => title)).toEqual(titles)
  return titles
}

test('an inbox tells what its owner is told, each under a name that lasts', async () => {
  const feed = await make(ann, { of: 'inbox' })
  expect(await titlesOf(feed)).toEqual([])
  await bo.call('createIdea', { params: { slug: publicOfAnn }, body: { text: 'Plus\u0007 court' } })
  await server.told()
  const [first] = parseJsonFeed((await ask(feed.json)).body).items ?? []
  expect(first).toMatchObject({
    title: 'Public Ann · nouvelle idée',
    content_text: 'Nouvelle idée.\nPlus court',
    authors: [{ name: 'Bo' }],
  })
  expect(first?.url).toMatch(/\/methods\/public-ann\/ideas#idea-/)
  await bo.call('createIdea', { params: { slug: publicOfAnn }, body: { text: 'Plus long' } })
  await server.told()
  const again = parseJsonFeed((await ask(feed.json)).body).items ?? []
  expect(await titlesOf(feed)).toHaveLength(2)
  expect(again.map(({ id }) => id)).toContain(first?.id)
  expect(await titlesOf(await make(bo, { of: 'inbox' }))).toEqual([])
})

test('rights are asked at each reading', async () => {
  const all = await make(bo, { of: 'changes' })
  expect(await titlesOf(all)).not.toContain('Secret Ann · nouvelle page')
  const own = await make(ann, { of: 'changes' })
  expect(await titlesOf(own)).toContain('Secret Ann · nouvelle page')
  expect((await problemOf(make(bo, { of: 'page', page: secretOfAnn }))).code).toBe('not-found')
  const person = { params: { slug: secretOfAnn, user: bo.id } }
  await ann.call('setPerson', { ...person, body: { role: 'maintainer' } })
  const one = await make(bo, { of: 'page', page: secretOfAnn })
  expect(await titlesOf(one)).toHaveLength(1)
  expect(await titlesOf(all)).toContain('Secret Ann · nouvelle page')
  await ann.call('removePerson', person)
  expect([await statusOf(one.atom), await statusOf(one.json)]).toEqual([404, 404])
  expect(await titlesOf(all)).not.toContain('Secret Ann · nouvelle page')
  const kept = (await bo.call('listFeeds', {})).items.find(({ id }) => id === one.id)
  expect(kept).toMatchObject({ of: 'page' })
  expect(kept?.page).toBeUndefined()
})

test('pages that not everybody may read are there to choose from', async () => {
  const { pages } = await ann.call('listFeeds', {})
  expect(pages.map(({ title }) => title)).toEqual(['Secret Ann'])
  expect((await bo.call('listFeeds', {})).pages).toEqual([])
})

test('the secret is shown once, kept as a hash, and stands in no feed', async () => {
  const { id, atom, json } = await make(ann, { of: 'inbox' })
  const token = atom.slice(atom.lastIndexOf('/') + 1, -'.atom'.length)
  const listed = await ann.call('listFeeds', {})
  expect(listed.items.find((one) => one.id === id)).toMatchObject({ of: 'inbox', lastUsed: null })
  const rows = await server.services.database.selectFrom('feed_address').selectAll().execute()
  const [asAtom, asJson] = await Promise.all([ask(atom), ask(json)])
  for (const text of [JSON.stringify(listed), JSON.stringify(rows), asAtom.body, asJson.body]) {
    expect(text.length).toBeGreaterThan(10)
    expect(text).not.toContain(token)
  }
})

test('no cache of others keeps it, no script of another site reads it', async () => {
  const { atom } = await make(ann, { of: 'inbox' })
  const { headers } = await ask(atom, { origin: 'https://other.example' })
  expect(headers['cache-control']).toBe('private, no-cache')
  expect(headers['x-robots-tag']).toBe('noindex')
  expect(headers['access-control-allow-origin']).toBeUndefined()
})

test('who has it as it is, is told so; who has it otherwise, gets it', async () => {
  const { json } = await make(chief, { of: 'inbox' })
  const { etag } = (await ask(json)).headers
  const same = await ask(json, { 'if-none-match': String(etag) })
  expect([same.statusCode, same.body, same.headers['cache-control']]).toEqual([
    304,
    '',
    'private, no-cache',
  ])
  expect((await ask(json, { 'if-none-match': '"other"' })).statusCode).toBe(200)
})

test('renewed, it has another address and the old one leads nowhere', async () => {
  const before = await make(ann, { of: 'inbox' })
  const params = { id: before.id }
  expect((await problemOf(bo.call('renewFeed', { params }))).code).toBe('not-found')
  const made = await ann.call('renewFeed', { params })
  expect(await statusOf(before.atom)).toBe(404)
  expect(await statusOf(new URL(made.atom).pathname)).toBe(200)
})

test('its owner ends it, and nobody else', async () => {
  const { id, atom } = await make(ann, { of: 'inbox' })
  expect((await problemOf(bo.call('deleteFeed', { params: { id } }))).code).toBe('not-found')
  expect(await statusOf(atom)).toBe(200)
  await ann.call('deleteFeed', { params: { id } })
  expect(await statusOf(atom)).toBe(404)
})

test('a ban and a new password end it', async () => {
  const [eve, dan] = [await server.person('Eve'), await server.person('Dan')]
  const [ofEve, ofDan] = [await make(eve, { of: 'inbox' }), await make(dan, { of: 'inbox' })]
  const params = { id: eve.id }
  await chief.call('changeUser', { params, body: { banned: true } })
  await chief.call('changeUser', { params, body: { banned: false } })
  await server.services.database
    .updateTable('account')
    .set({ password: 'another hash' })
    .where('userId', '=', dan.id)
    .execute()
  expect([await statusOf(ofEve.atom), await statusOf(ofDan.atom)]).toEqual([404, 404])
  expect((await dan.call('listFeeds', {})).items).toEqual([])
})

test('a page that was deleted is in none', async () => {
  const slug = await pageOf(ann, 'Bientôt partie', 'private')
  const feed = await make(ann, { of: 'page', page: slug })
  expect(await titlesOf(feed)).toHaveLength(1)
  await ann.call('deletePage', { params: { slug }, body: { reason: 'Doublon' } })
  expect(await statusOf(feed.atom)).toBe(404)
})

test.each(['/feeds/x.atom', `/feeds/${'a'.repeat(43)}.json`, `/feeds/${'a'.repeat(43)}.rss`])(
  '%s leads nowhere',
  async (url) => {
    expect(await statusOf(url)).toBe(404)
  },
)

test('a person has so many feeds and no more', async () => {
  const fay = await server.person('Fay')
  for (let made = 0; made < 20; made += 1) await make(fay, { of: 'changes' })
  expect((await problemOf(make(fay, { of: 'inbox' }))).detail).toMatch(/at most 20 secret feeds/)
})
