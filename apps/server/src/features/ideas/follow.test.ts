import type { Client } from '@forkshop/api'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { comeIn } from '../../testing/come-in.ts'
import { annAndBo } from '../../testing/ann-and-bo.ts'
import { makePage, problemOf, problemsOf, TEXT } from '../../testing/draft-server.ts'
import { postFile } from '../../testing/post-file.ts'

// The link by which a guest sees what became of what they said.
const { server, ann, bo } = await annAndBo()

const EVENT = `---
kind: event
title: Rencontre
summary: Un soir.
lang: fr
license: CC-BY-4.0
format: { page: FORMAT, version: "1.0" }
start: 2026-11-20
end: 2026-11-30
---

Bienvenue.
`
const newKey = (): string => crypto.randomUUID().replaceAll('-', '')

const running = async () => {
  const format = await makePage(ann)
  const body = { level: 'major', notes: 'Première' } as const
  await ann.call('releaseVersion', { params: { slug: format }, body })
  const event = await makePage(ann, EVENT.replace('FORMAT', format))
  const { code } = await ann.call('setEventCode', { params: { slug: event }, body: { open: true } })
  return { format, event, code }
}
const guestAt = async (slug: string, code: string, name: string): Promise<Client> =>
  (await comeIn(server, { slug, code }, name)).call
const say = (call: Client, slug: string, body: { text: string; follow?: string; id?: string }) =>
  call('createIdea', { params: { slug }, body })
const view = (key: string) => server.caller()('viewFollowed', { params: { key } })

test('tells without any session what became of each idea: open, proposed, declined, in a version', async () => {
  const { format, event, code } = await running()
  const guest = await guestAt(event, code, 'Léa')
  const follow = newKey()
  await say(guest, event, { text: 'Ouverte', follow })
  const declined = await say(guest, format, { text: 'Déclinée' })
  const body = { reason: 'Trop cher.' }
  await ann.call('declineIdea', { params: { id: declined.id }, body })
  const taken = await say(guest, format, { text: 'Prise' })
  const { revision } = await ann.call('getPage', { params: { slug: format } })
  const proposal = await bo.call('proposeIdea', {
    params: { id: taken.id },
    body: {
      text: TEXT.replace('une minute', 'deux minutes'),
      base: revision.id,
      title: 'Deux',
      reason: 'x',
    },
  })
  const seen = async () => {
    const { name, items } = await view(follow)
    return {
      name,
      items: items.map(({ text, state, version, reason }) => ({ text, state, version, reason })),
    }
  }
  const rest = { version: null, reason: null }
  expect((await seen()).items[0]).toEqual({ text: 'Prise', state: 'proposed', ...rest })
  const { number } = proposal
  await ann.call('acceptProposal', { params: { slug: format, number }, body: {} })
  const more = { level: 'minor', notes: 'x' } as const
  await ann.call('releaseVersion', { params: { slug: format }, body: more })
  expect(await seen()).toEqual({
    name: 'Léa',
    items: [
      { text: 'Prise', state: 'accepted', version: '1.1', reason: null },
      { text: 'Déclinée', state: 'declined', version: null, reason: 'Trop cher.' },
      { text: 'Ouverte', state: 'open', ...rest },
    ],
  })
})

test('is kept as a hash, opens the ideas of one guest, and signs nobody in', async () => {
  const { event, code } = await running()
  const [one, other] = [await guestAt(event, code, 'Léa'), await guestAt(event, code, 'Zoé')]
  const follow = newKey()
  await say(one, event, { text: 'De Léa', follow })
  await say(other, event, { text: 'De Zoé', follow })
  const rows = await server.services.database.selectFrom('follow_link').selectAll().execute()
  expect(JSON.stringify(rows)).not.toContain(follow)
  expect((await view(follow)).items.map(({ text }) => text)).toEqual(['De Léa'])
  const answer = await server.inject({ url: `/api/v1/followed/${follow}` })
  expect(answer.headers['set-cookie']).toBeUndefined()
  expect(answer.headers['cache-control']).toBe('private, no-store')
})

test('is one for all that a device sends, and none for who has an account', async () => {
  const { event, code } = await running()
  const guest = await guestAt(event, code, 'Léa')
  const [follow, ofAccount] = [newKey(), newKey()]
  const id = newKey()
  for (let sent = 0; sent < 2; sent += 1) await say(guest, event, { id, text: 'Une', follow })
  await say(guest, event, { text: 'Deux', follow })
  expect((await view(follow)).items.map(({ text }) => text)).toEqual(['Deux', 'Une'])
  await say(bo.call, event, { text: 'Trois', follow: ofAccount })
  expect(await problemOf(view(ofAccount))).toMatchObject({ status: 404 })
})

test('shows no page that is not for everybody', async () => {
  const { event, code } = await running()
  const guest = await guestAt(event, code, 'Léa')
  const follow = newKey()
  await say(guest, event, { text: 'Une', follow })
  await ann.call('changePage', { params: { slug: event }, body: { visibility: 'private' } })
  expect(await view(follow)).toMatchObject({ items: [], pages: [] })
})

test('shows what was hidden as it was sent: who said it is not told', async () => {
  const { event, code } = await running()
  const guest = await guestAt(event, code, 'Léa')
  const follow = newKey()
  const { id } = await say(guest, event, { text: 'Une', follow })
  await ann.call('hide', { body: { of: `idea:${id}` } })
  const [seen] = (await view(follow)).items
  expect(seen).toMatchObject({ text: 'Une', state: 'open' })
  expect(seen).not.toHaveProperty('hidden')
})

test('is ended by who has it, and comes back with no idea that is sent again', async () => {
  const { event, code } = await running()
  const guest = await guestAt(event, code, 'Léa')
  const follow = newKey()
  const id = newKey()
  await say(guest, event, { id, text: 'Une', follow })
  await server.caller()('endFollowed', { params: { key: follow } })
  await say(guest, event, { id, text: 'Une', follow })
  const gone = [view(follow), server.caller()('endFollowed', { params: { key: follow } })]
  for (const problem of await problemsOf(gone)) expect(problem).toMatchObject({ status: 404 })
  expect((await guest('listOwnIdeas', {})).items.map(({ text }) => text)).toEqual(['Une'])
})

test('own ideas are told to who said them, on all pages, and to nobody else', async () => {
  const { format, event, code } = await running()
  const guest = await guestAt(event, code, 'Léa')
  await say(guest, format, { text: 'Sur le format' })
  await say(guest, event, { text: 'Sur la rencontre' })
  await say(bo.call, event, { text: 'De Bo' })
  const texts = async (call: Client) =>
    (await call('listOwnIdeas', {})).items.map(({ text }) => text)
  expect(await texts(guest)).toEqual(['Sur la rencontre', 'Sur le format'])
  expect(await texts(server.caller())).toEqual([])
  expect(await texts(bo.call)).toContain('De Bo')
})

describe('the photographs of the ideas', () => {
  /** A guest with a link, an idea, and a photograph of it. */
  const photographed = async () => {
    const { event, code } = await running()
    const { cookie, call: guest } = await comeIn(server, { slug: event, code }, 'Léa')
    const follow = newKey()
    const idea = await say(guest, event, { text: 'Une', follow })
    const send = async (of: string): Promise<string> => {
      const id = newKey()
      const bytes = await sharp({
        create: { width: 8, height: 4, channels: 3, background: '#376' },
      })
        .jpeg()
        .toBuffer()
      const path = `/photographs/${id}?of=${of}`
      const { status } = await postFile(server, { verb: 'PUT', path, headers: { cookie }, bytes })
      expect(status).toBe(200)
      return id
    }
    return { event, code, guest, follow, idea, send, id: await send(`idea:${idea.id}`) }
  }
  const bytesOf = async (key: string, id: string, size = 'large') => {
    const answer = await server.inject({
      url: `/api/v1/followed/${key}/photographs/${id}?size=${size}`,
    })
    return { status: answer.statusCode, headers: answer.headers, bytes: answer.rawPayload }
  }
  const statusOf = async (key: string, id: string) => (await bytesOf(key, id)).status

  test('are told and shown without any session, waiting and released', async () => {
    const { event, follow, idea, id } = await photographed()
    const told = { id, idea: idea.id, page: event, description: '', width: 8, height: 4 }
    expect((await view(follow)).photographs).toEqual([{ ...told, released: false }])
    const waiting = await bytesOf(follow, id)
    expect([waiting.status, waiting.headers['content-type']]).toEqual([200, 'image/jpeg'])
    expect(waiting.headers['cache-control']).toBe('private, no-store')
    expect(waiting.headers['set-cookie']).toBeUndefined()
    expect(await sharp(waiting.bytes).metadata()).toMatchObject({ width: 8, height: 4 })
    await ann.call('releasePhotograph', { params: { id } })
    expect((await view(follow)).photographs).toEqual([{ ...told, released: true }])
    expect(await statusOf(follow, id)).toBe(200)
  })

  test('are those of one guest, and none of a board', async () => {
    const one = await photographed()
    const other = await photographed()
    const board = await one.send(`event:${one.event}`)
    expect((await view(one.follow)).photographs.map(({ id }) => id)).toEqual([one.id])
    for (const id of [other.id, board, newKey()]) expect(await statusOf(one.follow, id)).toBe(404)
    expect(await statusOf(newKey(), one.id)).toBe(404)
  })

  test('are shown as they were sent when they were hidden', async () => {
    const { follow, id } = await photographed()
    await ann.call('releasePhotograph', { params: { id } })
    await ann.call('hide', { body: { of: `photograph:${id}` } })
    const [seen] = (await view(follow)).photographs
    expect(seen).toMatchObject({ id, released: true })
    expect(seen).not.toHaveProperty('hidden')
    expect(await statusOf(follow, id)).toBe(200)
  })

  test('go with their idea, when they are taken back, and with the link', async () => {
    const { guest, follow, idea, id, send } = await photographed()
    const second = await send(`idea:${idea.id}`)
    await guest('deletePhotograph', { params: { id: second } })
    expect(await statusOf(follow, second)).toBe(404)
    expect((await view(follow)).photographs.map((one) => one.id)).toEqual([id])
    await guest('deleteIdea', { params: { id: idea.id } })
    expect(await statusOf(follow, id)).toBe(404)
    expect((await view(follow)).photographs).toEqual([])
    const ended = await photographed()
    await server.caller()('endFollowed', { params: { key: ended.follow } })
    expect(await statusOf(ended.follow, ended.id)).toBe(404)
  })

  test('are not shown of a page that is not for everybody', async () => {
    const { event, follow, id } = await photographed()
    await ann.call('changePage', { params: { slug: event }, body: { visibility: 'private' } })
    expect((await view(follow)).photographs).toEqual([])
    expect(await statusOf(follow, id)).toBe(404)
  })

  test('are only read: the link takes none back, and changes none', async () => {
    const { follow, id } = await photographed()
    const url = `/api/v1/followed/${follow}/photographs/${id}`
    for (const method of ['DELETE', 'PATCH', 'PUT', 'POST'] as const) {
      expect((await server.inject({ method, url })).statusCode).toBeGreaterThanOrEqual(400)
    }
    const params = { id }
    const tries: readonly Promise<unknown>[] = [
      server.caller()('deletePhotograph', { params }),
      server.caller()('changePhotograph', { params, body: { people: true } }),
    ]
    for (const problem of await problemsOf(tries)) expect(problem).toMatchObject({ status: 401 })
    expect(await statusOf(follow, id)).toBe(200)
  })

  test('once released, are reported by who has no session any more', async () => {
    const { event, follow, id } = await photographed()
    await ann.call('releasePhotograph', { params: { id } })
    const [seen] = (await view(follow)).photographs
    const of = `photograph:${seen?.id ?? ''}`
    await server.caller()('createReport', { body: { of, reason: 'C’est la mienne, à reprendre' } })
    const { reports } = await ann.call('listHidden', { params: { slug: event } })
    expect(reports).toMatchObject([{ of, count: 1 }])
  })
})
