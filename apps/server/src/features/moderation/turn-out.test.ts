import type { Client } from '@forkshop/api'
import { expect, test } from 'vitest'
import { comeIn, type Guest } from '../../testing/come-in.ts'
import { annAndBo } from '../../testing/ann-and-bo.ts'
import { makePage, problemOf, TEXT } from '../../testing/draft-server.ts'
import { readLive } from '../../testing/live-reader.ts'

// Bo maintains a method, Ann an event that uses it.
const { server, ann, bo } = await annAndBo()

const eventText = (method: string): string => `---
kind: event
title: Rencontre
summary: Un soir.
lang: fr
license: CC-BY-4.0
start: 2026-11-24
end: 2026-11-25
methods: { ${method}: "1.0" }
---

Bienvenue.
`

const openEvent = async () => {
  const method = await makePage(bo, TEXT)
  const slug = await makePage(ann, eventText(method))
  const { code } = await ann.call('setEventCode', { params: { slug }, body: { open: true } })
  return { method, slug, code }
}
type Place = Awaited<ReturnType<typeof openEvent>>

const join = (
  { slug, code }: Pick<Place, 'slug' | 'code'>,
  headers: Record<string, string> = {},
  name?: string,
) =>
  server.inject({
    method: 'POST',
    url: `/api/v1/events/${slug}/join`,
    headers,
    payload: { code, ...(name === undefined ? {} : { name }) },
  })

const guestAt = (place: Place, name = 'Zoé') => comeIn(server, place, name)
const say = async ({ call }: Guest, slug: string, text = 'Une grossièreté'): Promise<string> =>
  `idea:${(await call('createIdea', { params: { slug }, body: { text } })).id}`
const turnOut = (slug: string, of: string, { by = ann.call, hide = false } = {}) =>
  by('turnOut', { params: { slug }, body: { of, hide } })
const ideas = async (slug: string) =>
  (await server.caller()('listIdeas', { params: { slug } })).items.map(({ text }) => text)

test('a guest who is turned out says nothing more and does not come in again', async () => {
  const place = await openEvent()
  const guest = await guestAt(place)
  const of = await say(guest, place.slug)
  expect(await turnOut(place.slug, of)).toEqual({ hidden: 0 })
  expect(await problemOf(say(guest, place.slug))).toMatchObject({ code: 'not-signed-in' })
  expect((await guest.call('getSession', {})).guestOf).toBeNull()
  for (const name of ['Zoé', 'Autre']) {
    const again = await join(place, { cookie: guest.cookie }, name)
    expect(again.json()).toMatchObject({ code: 'forbidden' })
  }
  expect(await ideas(place.slug)).toEqual(['Une grossièreté'])
})

test('their open streams end at once, those of others go on', async () => {
  const place = await openEvent()
  const [guest, other] = [await guestAt(place), await guestAt(place)]
  const of = await say(guest, place.slug)
  const [own, others] = await Promise.all(
    [guest, other].map(({ cookie }) => readLive(server.base, { headers: { cookie } })),
  )
  await own?.next()
  await others?.next()
  await turnOut(place.slug, of, { hide: true })
  const seen: unknown[] = []
  for (let frame = await own?.next(); frame; frame = await own?.next()) seen.push(frame)
  expect(seen.length).toBeLessThanOrEqual(1)
  expect(await others?.next()).toMatchObject({ data: { kind: 'hidden', id: place.slug } })
  await others?.leave()
})

test('nobody else behind the same address is held back, whatever their name', async () => {
  const place = await openEvent()
  const guests = await Promise.all(Array.from({ length: 200 }, () => guestAt(place, 'Zoé')))
  const [first, ...others] = guests
  if (first === undefined) throw new Error('nobody came')
  await turnOut(place.slug, await say(first, place.slug))
  const spoken = await Promise.all(others.map((guest) => say(guest, place.slug, 'Bien')))
  expect(new Set(spoken).size).toBe(199)
  expect((await join(place, {}, 'Zoé')).statusCode).toBe(200)
  const { guests: count } = await ann.call('getEventCode', { params: { slug: place.slug } })
  expect(count).toBe(200)
})

test('all that they said at the event is hidden in one go, on pages of others too', async () => {
  const place = await openEvent()
  const [guest, other] = [await guestAt(place), await guestAt(place)]
  const of = await say(guest, place.slug)
  await say(guest, place.method, 'Une autre')
  await say(other, place.slug, 'Bien vu')
  await bo.call('createIdea', { params: { slug: place.slug }, body: { text: 'De Bo' } })
  expect(await turnOut(place.slug, of, { hide: true })).toEqual({ hidden: 2 })
  expect((await ideas(place.slug)).toSorted()).toEqual(['Bien vu', 'De Bo'])
  expect(await ideas(place.method)).toEqual([])
  const held = await ann.call('listHidden', { params: { slug: place.slug } })
  expect(held.ideas.map(({ text }) => text).toSorted()).toEqual(['Une autre', 'Une grossièreté'])
})

test('who maintains the event hides what its guests said of other pages, and nothing else there', async () => {
  const place = await openEvent()
  const of = await say(await guestAt(place), place.method)
  const theirs = await bo.call('createIdea', {
    params: { slug: place.method },
    body: { text: 'De Bo', event: place.slug },
  })
  await ann.call('hide', { body: { of } })
  expect(await ideas(place.method)).toEqual(['De Bo'])
  await ann.call('showAgain', { params: { of } })
  expect((await ideas(place.method)).toSorted()).toEqual(['De Bo', 'Une grossièreté'])
  const refused = ann.call('hide', { body: { of: `idea:${theirs.id}` } })
  expect(await problemOf(refused)).toMatchObject({ code: 'forbidden' })
})

test('only who maintains the event turns out, and only its guests', async () => {
  const place = await openEvent()
  const elsewhere = await openEvent()
  const of = await say(await guestAt(place), place.method)
  const account = await bo.call('createIdea', {
    params: { slug: place.slug },
    body: { text: 'De Bo' },
  })
  const outBy = (by: Client) => problemOf(turnOut(place.slug, of, { by }))
  expect(await outBy(bo.call)).toMatchObject({ code: 'forbidden' })
  expect(await outBy(server.caller())).toMatchObject({ code: 'not-signed-in' })
  const invalid = { code: 'invalid', errors: [{ path: 'of', code: 'not-a-guest' }] }
  expect(await problemOf(turnOut(place.slug, `idea:${account.id}`))).toMatchObject(invalid)
  expect(await problemOf(turnOut(elsewhere.slug, of))).toMatchObject(invalid)
  expect(await problemOf(turnOut(place.slug, 'idea:0000'))).toMatchObject({ status: 404 })
  expect(await problemOf(turnOut(place.method, of, { by: bo.call }))).toMatchObject({ status: 404 })
})
