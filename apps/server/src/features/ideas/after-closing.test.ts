import type { Client } from '@forkshop/api'
import { describe, expect, test } from 'vitest'
import { comeIn, type Guest } from '../../testing/come-in.ts'
import { annAndBo } from '../../testing/ann-and-bo.ts'
import { makePage, problemOf, TEXT } from '../../testing/draft-server.ts'
import { standingOf } from '../events/guest-session.ts'

// A room that was closed by hand while people wrote in it. Bo maintains the method, Ann the event.
const clock = { now: new Date('2026-11-24T18:00:00Z') }
const { server, ann, bo } = await annAndBo({ overrides: { clock: () => clock.now } })

const FORMAT = `---
kind: format
title: Veillée
summary: Un soir.
lang: fr
license: CC-BY-4.0
duration: PT4H
roles:
  - { key: host, label: Accueil, count: 2 }
---

Un mot.
`

const eventText = (method: string, more = ''): string => `---
kind: event
title: Rencontre
summary: Un soir.
lang: fr
license: CC-BY-4.0
start: 2026-11-24
end: 2026-11-25
methods: { ${method}: "1.0" }
${more}---

Bienvenue.
`

const openEvent = async () => {
  clock.now = new Date('2026-11-24T18:00:00Z')
  const method = await makePage(bo, TEXT)
  const slug = await makePage(ann, eventText(method))
  const { code } = await setRoom(slug, true)
  return { method, slug, code }
}
type Place = Awaited<ReturnType<typeof openEvent>>
const setRoom = (slug: string, open: boolean) =>
  ann.call('setEventCode', { params: { slug }, body: { open } })

const guestAt = (place: Pick<Place, 'slug' | 'code'>, name = 'Zoé') => comeIn(server, place, name)
const newId = (): string => crypto.randomUUID().replaceAll('-', '')
const say = ({ call }: Pick<Guest, 'call'>, slug: string, more: object = {}) =>
  call('createIdea', { params: { slug }, body: { text: 'Finir plus tôt', ...more } })
const listed = async (slug: string) =>
  (await server.caller()('listIdeas', { params: { slug } })).items.map(({ text }) => text)
const held = async (call: Client, slug: string) =>
  (await call('listHidden', { params: { slug } })).ideas.map(({ text, hidden, waiting }) => ({
    text,
    hidden,
    waiting,
  }))
const days = (count: number): void => {
  clock.now = new Date(clock.now.getTime() + count * 24 * 60 * 60_000)
}

const room = { open: 0, closed: '2026-11-25T10:00:00.000Z', expires: '2026-12-01T00:00:00.000Z' }
test.each([
  ['a guest in an open room', { ...room, open: 1 }, '2026-11-26', 'guest'],
  ['nobody in an open room when their time is over', { ...room, open: 1 }, '2026-12-02', null],
  ['a past guest after it was closed', room, '2026-11-26', 'past-guest'],
  ['one for 14 days, longer than their session', room, '2026-12-09T09:59:59Z', 'past-guest'],
  ['nobody after 14 days', room, '2026-12-09T10:00:00Z', null],
  ['nobody who was out before', { ...room, expires: room.closed }, '2026-11-26', null],
  ['nobody where the hour is not known', { ...room, closed: null }, '2026-11-26', null],
])('who came in is %s', (_name, standing, now, who) => {
  expect(standingOf(standing, new Date(now))).toBe(who)
})

describe('an idea that comes after its room was closed by hand', () => {
  test('waits: nobody reads it but who said it and who leads', async () => {
    const place = await openEvent()
    const guest = await guestAt(place)
    await setRoom(place.slug, false)
    const { id, waiting, event } = await say(guest, place.method)
    expect({ waiting, event }).toEqual({ waiting: true, event: place.slug })
    for (const slug of [place.slug, place.method]) {
      expect(await listed(slug)).toEqual([])
      const changes = await server.caller()('listChanges', {})
      expect(JSON.stringify(changes)).not.toContain('Finir plus tôt')
    }
    for (const call of [server.caller(), (await guestAt(await openEvent())).call]) {
      expect(await problemOf(call('getIdea', { params: { id } }))).toMatchObject({ status: 404 })
      expect(await held(call, place.slug)).toEqual([])
    }
    const seen = { text: 'Finir plus tôt', waiting: true }
    expect(await held(ann.call, place.slug)).toEqual([{ ...seen, hidden: true }])
    expect(await held(guest.call, place.method)).toEqual([seen])
  })

  test('is let in by who maintains the event, with one call', async () => {
    const place = await openEvent()
    const guest = await guestAt(place)
    await setRoom(place.slug, false)
    const { id } = await say(guest, place.method)
    const params = { of: `idea:${id}` }
    expect(await problemOf(guest.call('showAgain', { params }))).toMatchObject({ status: 401 })
    await ann.call('showAgain', { params })
    expect(await listed(place.method)).toEqual(['Finir plus tôt'])
    expect((await ann.call('getIdea', { params: { id } })).waiting).toBeUndefined()
  })

  test('is hidden by them instead, and waits no more', async () => {
    const place = await openEvent()
    const guest = await guestAt(place)
    await setRoom(place.slug, false)
    const { id } = await say(guest, place.slug)
    await ann.call('hide', { body: { of: `idea:${id}` } })
    expect(await held(ann.call, place.slug)).toEqual([{ text: 'Finir plus tôt', hidden: true }])
    expect(await listed(place.slug)).toEqual([])
  })

  test('is let in by who was named to lead the day, and by no other member', async () => {
    const format = await makePage(ann, FORMAT)
    const first = { level: 'minor', notes: 'x' } as const
    await ann.call('releaseVersion', { params: { slug: format }, body: first })
    const runs = `format: { page: ${format}, version: "0.1" }\n`
    const slug = await makePage(ann, eventText('x', runs))
    const { code } = await setRoom(slug, true)
    const place = { slug, code }
    const guest = await guestAt(place)
    await setRoom(place.slug, false)
    const { id } = await say(guest, place.slug)
    const params = { of: `idea:${id}` }
    expect(await held(bo.call, place.slug)).toEqual([])
    expect(await problemOf(bo.call('showAgain', { params }))).toMatchObject({ status: 404 })
    const body = { role: 'host', name: 'Bo', leads: true }
    const { link } = await ann.call('inviteForRole', { params: { slug: place.slug }, body })
    const token = link.slice(link.lastIndexOf('/') + 1)
    await bo.call('answerRoleInvite', { params: { token }, body: { answer: 'yes' } })
    expect(await held(bo.call, place.slug)).toHaveLength(1)
    await bo.call('showAgain', { params })
    expect(await listed(place.slug)).toEqual(['Finir plus tôt'])
  })

  test('is one, however often it is sent: what arrived before the room was closed stays there', async () => {
    const place = await openEvent()
    const guest = await guestAt(place)
    const id = newId()
    await say(guest, place.method, { id })
    await setRoom(place.slug, false)
    expect((await say(guest, place.method, { id })).waiting).toBeUndefined()
    expect(await listed(place.method)).toEqual(['Finir plus tôt'])
    const late = newId()
    await say(guest, place.method, { id: late, text: 'Après' })
    await say(guest, place.method, { id: late, text: 'Après' })
    expect(await held(ann.call, place.slug)).toHaveLength(1)
    await setRoom(place.slug, true)
    expect((await say(guest, place.method, { id: late })).waiting).toBe(true)
    expect(await listed(place.method)).toEqual(['Finir plus tôt'])
  })

  test('is all that a past guest may do, and only at their event', async () => {
    const place = await openEvent()
    const other = await openEvent()
    const guest = await guestAt(place)
    const { id } = await say(guest, place.method)
    await setRoom(place.slug, false)
    const params = { id }
    const refused: Readonly<Record<string, () => Promise<unknown>>> = {
      change: () => guest.call('changeIdea', { params, body: { text: 'Autrement' } }),
      support: () => guest.call('supportIdea', { params }),
      withdraw: () => guest.call('deleteIdea', { params }),
      offer: () =>
        guest.call('createOffer', {
          params: { slug: place.method },
          body: { text: TEXT, base: 'f'.repeat(40), title: 'Un', reason: 'x' },
        }),
      elsewhere: () => say(guest, other.method),
      'at another event': () => say(guest, other.slug, { event: other.slug }),
    }
    for (const [name, call] of Object.entries(refused)) {
      expect([401, 403], name).toContain((await problemOf(call())).status)
    }
    const { guestOf, pastGuestOf, guestName } = await guest.call('getSession', {})
    expect({ guestOf, pastGuestOf, guestName }).toEqual({
      guestOf: null,
      pastGuestOf: place.slug,
      guestName: 'Zoé',
    })
  })

  test('is not taken after 14 days, from who was turned out, or from who left', async () => {
    const place = await openEvent()
    const [late, turned, left] = [await guestAt(place), await guestAt(place), await guestAt(place)]
    const { id } = await say(turned, place.slug, { text: 'Avant' })
    await setRoom(place.slug, false)
    await say(turned, place.slug)
    const out = { params: { slug: place.slug }, body: { of: `idea:${id}`, hide: true } }
    expect(await ann.call('turnOut', out)).toEqual({ hidden: 2 })
    await left.call('leaveEvent', { params: { slug: place.slug } })
    days(13.9)
    for (const guest of [turned, left]) {
      expect(await problemOf(say(guest, place.slug))).toMatchObject({ code: 'not-signed-in' })
    }
    expect((await say(late, place.slug)).waiting).toBe(true)
    days(0.2)
    expect(await problemOf(say(late, place.slug))).toMatchObject({ code: 'not-signed-in' })
  })

  test('is not taken in any number', async () => {
    const place = await openEvent()
    const guest = await guestAt(place)
    await setRoom(place.slug, false)
    for (let count = 0; count < 60; count += 1) await say(guest, place.slug)
    expect(await problemOf(say(guest, place.slug))).toMatchObject({ code: 'too-many' })
    await say(await guestAt(await openEvent()), place.slug).catch(() => {})
    expect(await held(ann.call, place.slug)).toHaveLength(60)
  })
})

test('a room that is opened again has its guests back', async () => {
  const place = await openEvent()
  const guest = await guestAt(place)
  await setRoom(place.slug, false)
  await setRoom(place.slug, true)
  expect(await say(guest, place.slug)).not.toHaveProperty('waiting')
})

test('a guest leaves for good, and comes in again as another', async () => {
  const place = await openEvent()
  const guest = await guestAt(place)
  const left = await server.inject({
    method: 'DELETE',
    url: `/api/v1/events/${place.slug}/join`,
    headers: { cookie: guest.cookie },
  })
  expect(left.headers['set-cookie']).toMatch(/^forkshop_guest=; .*Max-Age=0/)
  expect((await guest.call('getSession', {})).guestOf).toBeNull()
  expect((await (await guestAt(place, 'Léa')).call('getSession', {})).guestName).toBe('Léa')
})
