import { expect, test } from 'vitest'
import { annAndBo } from '../../testing/ann-and-bo.ts'
import { makePage, problemOf } from '../../testing/draft-server.ts'

let now = new Date('2026-11-24T18:00:00Z')
const { server, ann, bo } = await annAndBo({ overrides: { clock: () => now } })

const EVENT = `---
kind: event
title: Rencontre
summary: Un soir.
lang: fr
license: CC-BY-4.0
start: 2026-11-24
end: 2026-11-25
timezone: UTC
---

Bienvenue.
`

const newEvent = () => makePage(ann, EVENT)
const setCode = (slug: string, body: { open: boolean; renew?: boolean }) =>
  ann.call('setEventCode', { params: { slug }, body })
const join = (slug: string, code: string, name?: string) =>
  server.inject({ method: 'POST', url: `/api/v1/events/${slug}/join`, payload: { code, name } })
const find = (code: string) => server.caller()('findEventByCode', { params: { code } })
const speak = (cookie: string, slug: string) =>
  server.caller({ cookie })('createIdea', { params: { slug }, body: { text: 'Une idée' } })

test('a room has a code that can be read out and leads to its event', async () => {
  const slug = await newEvent()
  const unset = await ann.call('getEventCode', { params: { slug } })
  expect(unset).toEqual({ code: '', open: false, closes: null, guests: 0 })
  const { code, open, closes } = await setCode(slug, { open: true })
  expect(code).toMatch(/^[A-Z3-9]{3}-[A-Z3-9]{3}$/)
  expect({ open, closes }).toEqual({ open: true, closes: '2026-12-10T00:00:00.000Z' })
  expect(await find(code.toLowerCase().replace('-', ' '))).toEqual({
    event: slug,
    title: 'Rencontre',
    lang: 'fr',
    license: 'CC-BY-4.0',
    open: true,
  })
})

test('everybody reads on the page of an event until when its room is open, and not the code', async () => {
  const slug = await newEvent()
  const view = () => server.caller()('viewPage', { params: { slug } })
  expect((await view()).door).toBeNull()
  const { code } = await setCode(slug, { open: true })
  const seen = await view()
  expect(seen.door).toBe('2026-12-10T00:00:00.000Z')
  expect(JSON.stringify(seen)).not.toContain(code)
  await setCode(slug, { open: false })
  expect((await view()).door).toBeNull()
  await setCode(slug, { open: true })
  now = new Date('2026-12-10T00:00:01Z')
  expect((await view()).door).toBeNull()
  now = new Date('2026-11-24T18:00:00Z')
})

test('only its maintainers see and set the code', async () => {
  const slug = await newEvent()
  const forbidden = { code: 'forbidden' }
  expect(await problemOf(bo.call('getEventCode', { params: { slug } }))).toMatchObject(forbidden)
  const setting = bo.call('setEventCode', { params: { slug }, body: { open: true } })
  expect(await problemOf(setting)).toMatchObject(forbidden)
})

test('a page that is no event has no room', async () => {
  const slug = await makePage(ann)
  expect(await problemOf(setCode(slug, { open: true }))).toMatchObject({ status: 404 })
})

test('a guest gets a session that scripts cannot read', async () => {
  const slug = await newEvent()
  const { code } = await setCode(slug, { open: true })
  const answer = await join(slug, code, 'Zoé')
  expect(answer.json()).toEqual({ event: slug, name: 'Zoé' })
  const cookie = String(answer.headers['set-cookie'])
  expect(cookie).toMatch(/^forkshop_guest=[^;]+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+$/)
  const [, secret = ''] = /=(?:[^.]+)\.([^;]+)/.exec(cookie) ?? []
  const rows = await server.services.database.selectFrom('guest').selectAll().execute()
  expect(JSON.stringify(rows)).not.toContain(secret)
  expect(await speak(cookie, slug)).toMatchObject({ author: { id: null, name: 'Zoé' } })
})

test('a wrong or forged session is a visitor’s', async () => {
  const slug = await newEvent()
  const { code } = await setCode(slug, { open: true })
  const cookie = String((await join(slug, code)).headers['set-cookie']).split(';')[0] ?? ''
  for (const forged of [`${cookie}x`, cookie.replace(/\..*/, '.'), 'forkshop_guest=x']) {
    expect(await problemOf(speak(forged, slug))).toMatchObject({ code: 'not-signed-in' })
  }
})

test('a code is no use after the room closed, and its sessions are for sending alone', async () => {
  const slug = await newEvent()
  const { code } = await setCode(slug, { open: true })
  const cookie = String((await join(slug, code)).headers['set-cookie'])
  await setCode(slug, { open: false })
  expect((await join(slug, code)).json()).toMatchObject({ code: 'not-open' })
  expect(await find(code)).toMatchObject({ event: slug, open: false })
  expect(await speak(cookie, slug)).toMatchObject({ waiting: true })
  expect((await server.caller({ cookie })('getSession', {})).guestOf).toBeNull()
})

test('a new code replaces the old one', async () => {
  const slug = await newEvent()
  const old = await setCode(slug, { open: true })
  const renewed = await setCode(slug, { open: true, renew: true })
  expect(renewed.code).not.toBe(old.code)
  expect((await join(slug, old.code)).statusCode).toBe(403)
  expect((await join(slug, renewed.code)).statusCode).toBe(200)
})

test('a room closes by itself two weeks after its event', async () => {
  const slug = await newEvent()
  const { code } = await setCode(slug, { open: true })
  const before = now
  now = new Date('2026-12-10T00:00:01Z')
  try {
    expect((await join(slug, code)).json()).toMatchObject({ code: 'not-open' })
    expect(await ann.call('getEventCode', { params: { slug } })).toMatchObject({ open: false })
  } finally {
    now = before
  }
})

/** The same from some other place on the network. */
const joinFrom = async (remoteAddress: string, slug: string, code: string) => {
  const url = `/api/v1/events/${slug}/join`
  const answer = await server.inject({ method: 'POST', url, remoteAddress, payload: { code } })
  return answer.statusCode
}
const findFrom = async (remoteAddress: string, code: string) => {
  const answer = await server.inject({ url: `/api/v1/codes/${code}`, remoteAddress })
  return answer.statusCode
}
const WRONG = 'AAA-AAA'
/** Answers to more wrong codes than one address may try. */
const flood = (ask: () => Promise<number>): Promise<number[]> =>
  Promise.all(Array.from({ length: 200 }, ask))
/** Answers to ten tries of each of so many addresses. */
const floodFromEverywhere = (count: number, ask: (address: string) => Promise<number>) =>
  Promise.all(Array.from({ length: count * 10 }, (_, n) => ask(`198.51.100.${n % count}`)))

test('a whole hall comes in from one address, slips and all', async () => {
  const slug = await newEvent()
  const { code } = await setCode(slug, { open: true })
  const people = Array.from({ length: 200 }, async (_, index) => {
    const slips = index % 3 === 0 ? [await joinFrom('192.0.2.1', slug, WRONG)] : []
    return [...slips, await joinFrom('192.0.2.1', slug, code)]
  })
  const answers = (await Promise.all(people)).flat()
  expect(answers.filter((status) => status === 200)).toHaveLength(200)
  expect(answers.filter((status) => status === 429)).toEqual([])
})

test('who floods an event with wrong codes does not find the right one', async () => {
  const slug = await newEvent()
  const { code } = await setCode(slug, { open: true })
  const guesses = await flood(() => joinFrom('192.0.2.2', slug, WRONG))
  expect(guesses.filter((status) => status === 403).length).toBeLessThan(150)
  expect(await joinFrom('192.0.2.2', slug, code)).toBe(429)
})

test('others come in while somebody floods their event, and those of the same hall too', async () => {
  const slug = await newEvent()
  const { code } = await setCode(slug, { open: true })
  expect(await joinFrom('192.0.2.3', slug, code)).toBe(200)
  await flood(() => joinFrom('192.0.2.3', slug, WRONG))
  expect(await joinFrom('192.0.2.4', slug, code)).toBe(200)
  expect(await joinFrom('192.0.2.3', slug, code)).toBe(200)
  expect(await joinFrom('192.0.2.3', slug, WRONG)).toBe(429)
})

test('guessers from everywhere are stopped, and who has the code comes in', async () => {
  const slug = await newEvent()
  const { code } = await setCode(slug, { open: true })
  const guesses = await floodFromEverywhere(60, (from) => joinFrom(from, slug, WRONG))
  expect(guesses.filter((status) => status === 403).length).toBeLessThan(450)
  expect(await joinFrom('192.0.2.5', slug, WRONG)).toBe(403)
  expect(await joinFrom('192.0.2.5', slug, code)).toBe(200)
})

test('all addresses of one home count as one', async () => {
  const slug = await newEvent()
  const { code } = await setCode(slug, { open: true })
  let host = 0
  await flood(() => joinFrom(`2001:db8:1:2::${(host += 1).toString(16)}`, slug, WRONG))
  expect(await joinFrom('2001:db8:1:2:ffff::1', slug, code)).toBe(429)
  expect(await joinFrom('2001:db8:1:200::1', slug, code)).toBe(200)
})

test('the door without an event’s name holds out too', async () => {
  const slug = await newEvent()
  const { code } = await setCode(slug, { open: true })
  const guesses = await flood(() => findFrom('192.0.2.6', WRONG))
  expect(guesses.filter((status) => status === 404).length).toBeLessThan(150)
  expect(await findFrom('192.0.2.6', code)).toBe(429)
  expect(await findFrom('192.0.2.7', code)).toBe(200)
  await floodFromEverywhere(120, (from) => findFrom(from, WRONG))
  expect(await findFrom('192.0.2.8', code)).toBe(200)
})

test('who runs the event is told how many guests are in', async () => {
  const slug = await newEvent()
  const { code, guests } = await setCode(slug, { open: true })
  expect(guests).toBe(0)
  await join(slug, code, 'Zoé')
  await join(slug, code)
  expect((await ann.call('getEventCode', { params: { slug } })).guests).toBe(2)
})
