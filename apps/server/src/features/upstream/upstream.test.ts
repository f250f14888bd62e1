import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { watchShown } from '../../base/shown.ts'
import { findPage } from '../../records/pages/find-page.ts'
import { callsOf, formatText, type Calls } from '../../testing/calls.ts'
import { addUser, signIn, testServer, type TestServer } from '../../testing/test-server.ts'
import { clearStandings } from './standing-rows.ts'
import { viewForks, viewUpstream } from './view-upstream.ts'

let server: TestServer
let owner: Calls
let other: Calls
let admin: Calls
let visitor: Calls
let otherId: string
let made = 0

beforeAll(async () => {
  server = await testServer()
  await addUser(server, 'owner@test.example')
  otherId = (await addUser(server, 'other@test.example')).id
  await addUser(server, 'admin@test.example', { admin: true })
  owner = callsOf(server, await signIn(server, 'owner@test.example'))
  other = callsOf(server, await signIn(server, 'other@test.example'))
  admin = callsOf(server, await signIn(server, 'admin@test.example'))
  visitor = callsOf(server)
}, 60_000)
afterAll(() => server.close())

const body = 'Un premier passage.\n\nUn second passage.\n\nUn dernier passage.\n'
const textOf = (title: string, fields = ''): string => formatText({ title, fields, body })

/** A page, and a fork of it that `other` looks after. */
async function family(settings: { readonly isPrivate?: boolean } = {}) {
  made += 1
  const [slug, fork] = [`source-${made}`, `variante-${made}`]
  await owner.post('/pages', { text: textOf('La source'), slug })
  if (settings.isPrivate === true) {
    await owner.patch(`/pages/${slug}`, { visibility: 'private' })
    await owner.put(`/pages/${slug}/people/${otherId}`, { role: 'maintainer' })
  }
  await other.post(`/pages/${slug}/forks`, { slug: fork, title: 'La variante', reason: 'Ici' })
  return { slug, fork }
}

async function change(by: Calls, slug: string, edit: (text: string) => string): Promise<void> {
  const { body: page } = await by.get(`/pages/${slug}`)
  const base = String((page['revision'] as { id: string }).id)
  const answer = await by.put(`/pages/${slug}`, {
    text: edit(String(page['text'])),
    base,
    reason: 'Autrement',
  })
  expect(answer.status).toBe(200)
}
const newer = (text: string): string => text.replace('second passage', 'deuxième passage')
const own = (text: string): string => text.replace('Un dernier', 'Le tout dernier')

const view = async (slug: string, by = visitor) => (await by.get(`/pages/${slug}/view`)).body
const counted = (ahead: number, behind: number) => ({
  kind: 'counted',
  ahead,
  behind,
  days: [],
  moreDays: 0,
})

describe('how a fork stands to its origin', () => {
  it('is told by the fork and in the list of its origin', async () => {
    const { slug, fork } = await family()
    expect((await view(fork))['upstream']).toEqual(counted(0, 0))
    await change(owner, slug, newer)
    await change(other, fork, own)
    expect((await view(fork))['upstream']).toEqual(counted(1, 1))
    await server.counted()
    expect((await view(slug))['forks']).toEqual([
      { slug: fork, title: 'La variante', version: null, lang: 'fr', upstream: counted(1, 1) },
    ])
    expect((await view(slug))['upstream']).toBeNull()
    const lineage = (await visitor.get(`/pages/${slug}/lineage`)).body['pages']
    expect(lineage).toMatchObject([
      { slug, ahead: 0, behind: 0 },
      { slug: fork, ahead: 1, behind: 1 },
    ])
  })

  it('does not depend on the order in which was published', async () => {
    const [one, two] = [await family(), await family()]
    await change(owner, one.slug, newer)
    await change(other, one.fork, own)
    await change(other, one.fork, newer)
    await change(other, two.fork, newer)
    await change(other, two.fork, own)
    await change(owner, two.slug, newer)
    expect((await view(one.fork))['upstream']).toEqual(counted(1, 0))
    expect((await view(two.fork))['upstream']).toEqual(counted(1, 0))
  })

  it('is told of the newest text alone', async () => {
    const { fork } = await family()
    const { body: page } = await visitor.get(`/pages/${fork}`)
    await change(other, fork, own)
    const old = await view(`${fork}`)
    expect(old['upstream']).toEqual(counted(1, 0))
    const first = (page['revision'] as { id: string }).id
    expect((await visitor.get(`/pages/${fork}/view?at=${first}`)).body['upstream']).toBeNull()
  })

  it('of a fork of a fork is told to the fork that it was made of', async () => {
    const { slug, fork } = await family()
    await change(other, fork, own)
    await other.post(`/pages/${fork}/forks`, { slug: `${fork}-b`, title: 'B', reason: 'Encore' })
    await change(owner, slug, newer)
    expect((await view(`${fork}-b`))['upstream']).toEqual(counted(0, 0))
    // What the fork took of its origin is newer there for the fork of it.
    await change(other, fork, newer)
    expect((await view(`${fork}-b`))['upstream']).toEqual(counted(0, 1))
    await change(other, `${fork}-b`, newer)
    expect((await view(`${fork}-b`))['upstream']).toEqual(counted(0, 0))
    expect((await view(fork))['upstream']).toEqual(counted(1, 0))
  })

  it('does not count by words what stands in another language', async () => {
    const { slug, fork } = await family()
    await change(other, fork, (text) => text.replace('lang: fr', 'lang: en'))
    expect((await view(fork))['upstream']).toBeNull()
    expect((await view(slug))['forks']).toMatchObject([{ lang: 'en', upstream: null }])
  })

  it('goes on where the origin was renamed, or is of another kind or of none', async () => {
    const { slug, fork } = await family()
    await owner.patch(`/pages/${slug}`, { slug: `${slug}-neuve` })
    await change(owner, slug, newer)
    expect(await view(fork)).toMatchObject({
      forkedFrom: { slug: `${slug}-neuve` },
      upstream: counted(0, 1),
    })
    await change(owner, slug, (text) =>
      text
        .replace('kind: format', 'kind: project')
        .replace('duration: PT90M\n', 'maturity: idea\n'),
    )
    expect((await view(fork))['upstream']).toMatchObject({ kind: 'counted', behind: 4 })
  })

  it('is counted anew where nothing is kept, and kept by a server that nobody asked', async () => {
    const { slug, fork } = await family()
    await change(owner, slug, newer)
    await server.counted()
    await clearStandings(server.services)
    expect((await view(slug))['forks']).toMatchObject([{ upstream: { kind: 'counting' } }])
    expect((await view(fork))['upstream']).toEqual(counted(0, 1))
    expect((await view(slug))['forks']).toMatchObject([{ upstream: counted(0, 1) }])
  })

  it('is counted once the list of an origin was read, where a killed server left it', async () => {
    const { slug, fork } = await family()
    await change(owner, slug, newer)
    await server.counted()
    await clearStandings(server.services)
    expect((await view(slug))['forks']).toMatchObject([
      { slug: fork, upstream: { kind: 'counting' } },
    ])
    await server.counted()
    expect((await view(slug))['forks']).toMatchObject([{ slug: fork, upstream: counted(0, 1) }])
  })

  it('is left out where there is no thread for it, and is no reason to show no page', async () => {
    const { fork } = await family()
    await server.counted()
    await clearStandings(server.services)
    const busy = async () => ({ kind: 'given-up', reason: 'busy' }) as const
    const services = { ...server.services, heavy: { ...server.services.heavy, run: busy } }
    const page = await findPage(services, fork)
    const shown = new Set<string>()
    const found = await watchShown(
      (name) => shown.add(name),
      () => viewUpstream(services, page, { kind: 'visitor' }),
    )
    expect(found).toEqual({ kind: 'counting' })
    expect(shown).toContain(`standing ${page.id}`)
    const heavy = async () => ({ kind: 'given-up', reason: 'too-heavy' }) as const
    const slow = { ...server.services, heavy: { ...server.services.heavy, run: heavy } }
    expect(await viewUpstream(slow, page, { kind: 'visitor' })).toEqual({ kind: 'unknown' })
    await clearStandings(server.services)
  })
})

describe('what nobody may know', () => {
  it('is not told of an origin that was deleted', async () => {
    const { slug, fork } = await family()
    await admin.del(`/pages/${slug}`, { reason: 'Fini' })
    expect(await view(fork)).toMatchObject({ forkedFrom: null, upstream: null })
    expect((await visitor.get(`/pages/${fork}`)).body).toMatchObject({ forkedFrom: null })
    expect((await visitor.get(`/pages/${fork}/lineage`)).body['pages']).toMatchObject([
      { slug: fork, forkedFrom: null, ahead: null, behind: null },
    ])
    await admin.post(`/pages/${slug}/undelete`, { reason: 'Encore' })
    expect(await view(fork)).toMatchObject({ forkedFrom: { slug }, upstream: counted(0, 0) })
  })

  it('is not told of a fork that was deleted', async () => {
    const { slug, fork } = await family()
    await other.del(`/pages/${fork}`, { reason: 'Fini' })
    expect((await view(slug))['forks']).toEqual([])
  })

  it('is told of private pages to who looks after both, and of none to others', async () => {
    const { slug, fork } = await family({ isPrivate: true })
    await change(other, fork, own)
    await server.counted()
    expect((await visitor.get(`/pages/${fork}/view`)).status).toBe(404)
    expect((await owner.get(`/pages/${fork}/view`)).status).toBe(404)
    expect((await view(slug, owner))['forks']).toEqual([])
    expect((await view(slug, other))['forks']).toMatchObject([
      { slug: fork, upstream: counted(1, 0) },
    ])
    expect((await view(slug, admin))['forks']).toMatchObject([{ slug: fork }])
    expect(await view(fork, other)).toMatchObject({
      forkedFrom: { slug },
      upstream: counted(1, 0),
    })
    await owner.del(`/pages/${slug}/people/${otherId}`)
    expect(await view(fork, other)).toMatchObject({ forkedFrom: null, upstream: null })
    expect((await other.get(`/pages/${fork}`)).body).toMatchObject({ forkedFrom: null })
  })
})

it('two pages that name each other as their origin are counted, once each', async () => {
  const { slug, fork } = await family()
  const { database } = server.services
  const [a, b] = [await findPage(server.services, slug), await findPage(server.services, fork)]
  await database
    .updateTable('page')
    .set({ origin_page: b.id, origin_revision: b.head })
    .where('id', '=', a.id)
    .execute()
  expect((await view(slug))['upstream']).toEqual(counted(0, 0))
  expect((await view(fork))['upstream']).toEqual(counted(0, 0))
})

it('a page with five hundred forks lists two hundred of them', async () => {
  const { slug } = await family()
  const { database } = server.services
  const origin = await findPage(server.services, slug)
  const like = await database
    .selectFrom('page')
    .selectAll()
    .where('origin_page', '=', origin.id)
    .executeTakeFirstOrThrow()
  const many = Array.from({ length: 499 }, (_, n) => ({
    ...like,
    id: `${like.id}${n}`,
    slug: `f${n}`,
  }))
  await database.insertInto('page').values(many.slice(0, 250)).execute()
  await database.insertInto('page').values(many.slice(250)).execute()
  const forks = await viewForks(server.services, origin, { kind: 'visitor' })
  expect(forks.length).toBe(200)
})
