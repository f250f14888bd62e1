import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listChanges } from '../../library/changes.ts'
import { addMember, callsOf, formatText, type Calls, type Member } from '../../../testing/calls.ts'
import { addUser, testServer, type TestServer } from '../../../testing/test-server.ts'

let server: TestServer
let owner: Member
let other: Member
let admin: Calls
let visitor: Calls
let made = 0

beforeAll(async () => {
  server = await testServer()
  owner = await addMember(server, 'owner@test.example')
  other = await addMember(server, 'other@test.example')
  admin = await addMember(server, 'admin@test.example', { admin: true })
  visitor = callsOf(server)
}, 60_000)
afterAll(() => server.close())

async function freshPage(): Promise<{ readonly slug: string; readonly at: string }> {
  made += 1
  const slug = `page-${made}`
  await owner.post('/pages', { text: formatText({ title: `Page ${made}` }), slug })
  return { slug, at: `/pages/${slug}` }
}

describe('renaming a page', () => {
  it('keeps the old address for ever and never gives it away', async () => {
    const { slug, at } = await freshPage()
    const renamed = await owner.patch(at, { slug: `${slug}-neuf` })
    expect(renamed.body).toMatchObject({ slug: `${slug}-neuf` })
    expect((await visitor.get(at)).body).toMatchObject({ slug: `${slug}-neuf` })
    const taken = await other.post('/pages', { text: formatText(), slug })
    expect(taken.status).toBe(409)
    const foreign = await freshPage()
    expect((await owner.patch(foreign.at, { slug })).status).toBe(409)
    expect((await visitor.get(foreign.at)).body).toMatchObject({ slug: foreign.slug })
  })

  it('may go back to a former address', async () => {
    const { slug, at } = await freshPage()
    await owner.patch(at, { slug: `${slug}-b` })
    const back = await owner.patch(`/pages/${slug}-b`, { slug })
    expect(back.body).toMatchObject({ slug })
    expect((await visitor.get(`/pages/${slug}-b`)).body).toMatchObject({ slug })
  })

  it('keeps links in other texts alive', async () => {
    const { slug, at } = await freshPage()
    await owner.patch(at, { slug: `${slug}-c` })
    const text = formatText({
      title: 'Liens',
      body: `Voir [la page](/p/${slug}@1.0) et [rien](/p/nulle-part).\n`,
    })
    await owner.post('/pages', { text, slug: `liens-${slug}` })
    const { parts } = (await visitor.get(`/pages/liens-${slug}/view`)).body
    const html = (parts as { html: string }[]).map((part) => part.html).join('')
    expect(html).toContain(`href="/formats/${slug}-c?at=1.0"`)
    expect(html).toContain('href="/p/nulle-part"')
  })

  it('is for maintainers', async () => {
    const { at } = await freshPage()
    expect((await other.patch(at, { slug: 'autre' })).status).toBe(403)
    expect((await visitor.patch(at, { slug: 'autre' })).status).toBe(401)
  })
})

describe('settings of a page', () => {
  it('close editing to others', async () => {
    const { at } = await freshPage()
    const text = formatText({ title: 'Changé' })
    const { id } = (await visitor.get(at)).body['revision'] as { id: string }
    await owner.patch(at, { editing: 'maintainers' })
    const refused = await other.put(at, { text, base: id, reason: 'Non' })
    expect(refused.status).toBe(403)
    expect((await other.get(`${at}/rights`)).body['allowed']).not.toContain('publish')
    expect((await owner.get(`${at}/rights`)).body['allowed']).toContain('publish')
  })

  it('hide a private page from everybody but its maintainers and admins', async () => {
    const { slug, at } = await freshPage()
    await owner.patch(at, { visibility: 'private' })
    for (const path of [
      at,
      `${at}/raw`,
      `${at}/view`,
      `${at}/lineage`,
      `${at}/compare?from=head`,
    ]) {
      expect((await other.get(path)).status).toBe(404)
      expect((await visitor.get(path)).status).toBe(404)
    }
    expect((await owner.get(at)).body).toMatchObject({ visibility: 'private' })
    expect((await admin.get(at)).status).toBe(200)
    const lists = ['/pages?limit=100', '/home', '/changes?limit=100', '/search?q=page']
    for (const path of lists) expect((await visitor.get(path)).text).not.toContain(`"${slug}"`)
  })

  it('keep the visibility of a page that shares its history', async () => {
    const { at } = await freshPage()
    expect((await owner.get(`${at}/rights`)).body).toMatchObject({ sharesHistory: false })
    const fork = (await other.post(`${at}/forks`, { reason: 'Ailleurs' })).body
    for (const one of [at, `/pages/${String(fork['slug'])}`]) {
      expect((await owner.get(`${one}/rights`)).body).toMatchObject({ sharesHistory: true })
    }
    const refused = await owner.patch(at, { visibility: 'private' })
    expect(refused.status).toBe(422)
    expect(refused.body['errors']).toEqual([expect.objectContaining({ path: 'visibility' })])
  })
})

describe('deleting a page', () => {
  it('leaves a tombstone, keeps the slug taken, and can be taken back', async () => {
    const { slug, at } = await freshPage()
    expect((await owner.del(at, { reason: 'Doublon' })).status).toBe(204)
    for (const path of [at, `${at}/raw`, `${at}/view`]) {
      const gone = await visitor.get(path)
      expect(gone.status).toBe(410)
      expect(gone.body).toMatchObject({
        code: 'gone',
        tombstone: { by: 'owner', reason: 'Doublon', time: expect.any(String) },
      })
    }
    expect((await other.post('/pages', { text: formatText(), slug })).status).toBe(409)
    expect((await visitor.get(`/search?q=${slug}`)).body).toMatchObject({ total: 0 })
    const back = await owner.post(`${at}/undelete`, { reason: 'Finalement utile' })
    expect(back.body).toMatchObject({ slug })
    expect((await visitor.get(at)).status).toBe(200)
  })

  it('is told in the feed, as is that it came back, each once and with its reason', async () => {
    const { at, slug } = await freshPage()
    const told = async () => {
      const { items } = await listChanges(server.services, { limit: 100 })
      return items.flatMap(({ kind, page, reason }) =>
        page.slug === slug ? [`${kind}: ${reason}`] : [],
      )
    }
    const before = await told()
    await Promise.all([owner.del(at, { reason: 'Vide' }), owner.del(at, { reason: 'Vide' })])
    expect(await told()).toEqual(['deleted: Vide'])
    const back = () => owner.post(`${at}/undelete`, { reason: 'Finalement utile' })
    expect((await Promise.all([back(), back()])).map(({ status }) => status)).toEqual([200, 200])
    expect(await told()).toEqual(['undeleted: Finalement utile', 'deleted: Vide', ...before])
  })

  it('is not for members, nor for the maintainer once somebody else forked it', async () => {
    const { at } = await freshPage()
    expect((await other.del(at, { reason: 'Non' })).status).toBe(403)
    await other.post(`${at}/forks`, { reason: 'Ailleurs' })
    expect((await owner.del(at, { reason: 'Non' })).status).toBe(403)
    expect((await admin.del(at, { reason: 'Oui' })).status).toBe(204)
  })

  it('is offered to the maintainer while all forks are their own', async () => {
    const { at } = await freshPage()
    const mayDelete = async () => {
      const { allowed } = (await owner.get(`${at}/rights`)).body
      return Array.isArray(allowed) && allowed.includes('delete')
    }
    await owner.post(`${at}/forks`, { reason: 'Pour ailleurs' })
    expect(await mayDelete()).toBe(true)
    const fork = (await other.post(`${at}/forks`, { reason: 'Encore ailleurs' })).body
    expect(await mayDelete()).toBe(false)
    // One that is gone stands in nobody's way.
    const gone = await other.del(`/pages/${String(fork['slug'])}`, { reason: 'Rien de neuf' })
    expect(gone.status).toBe(204)
    expect(await mayDelete()).toBe(true)
    expect((await owner.del(at, { reason: 'Plus utile' })).status).toBe(204)
  })
})

describe('people of a page', () => {
  it('are named and taken off by maintainers, but the last one stays', async () => {
    const { at } = await freshPage()
    expect((await other.put(`${at}/people/${other.id}`, { role: 'maintainer' })).status).toBe(403)
    const alone = await owner.del(`${at}/people/${owner.id}`)
    expect(alone.status).toBe(422)
    expect(alone.body['errors']).toEqual([expect.objectContaining({ code: 'last-maintainer' })])
    await owner.put(`${at}/people/${other.id}`, { role: 'maintainer' })
    expect((await other.get(`${at}/rights`)).body).toMatchObject({ role: 'maintainer' })
    expect((await owner.del(`${at}/people/${owner.id}`)).status).toBe(204)
    expect((await visitor.get(`${at}/people`)).body['items']).toMatchObject([{ id: other.id }])
    expect((await owner.get(`${at}/rights`)).body).toMatchObject({ role: 'member' })
  })

  it('must have an account', async () => {
    const { at } = await freshPage()
    expect((await owner.put(`${at}/people/nobody`, { role: 'maintainer' })).status).toBe(404)
    expect((await owner.del(`${at}/people/${other.id}`)).status).toBe(404)
  })

  it('named at once are all there', async () => {
    const { at } = await freshPage()
    const users = await Promise.all(
      [1, 2, 3].map((n) => addUser(server, `many-${made}-${n}@test.example`)),
    )
    await Promise.all(
      users.map((user) => owner.put(`${at}/people/${user.id}`, { role: 'maintainer' })),
    )
    expect((await visitor.get(`${at}/people`)).body['items']).toHaveLength(4)
  })
})
