import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  draftServer,
  makePage,
  problemOf,
  type Caller,
  type DraftServer,
} from '../testing/draft-server.ts'

let server: DraftServer
let ann: Caller
let bo: Caller
let now = new Date('2026-11-24T18:00:00Z')

beforeAll(async () => {
  server = await draftServer({ overrides: { clock: () => now } })
  ann = await server.person('Ann')
  bo = await server.person('Bo')
})
afterAll(() => server.close())

const EVENT = `---
kind: event
title: Rencontre
summary: Un soir.
lang: fr
license: CC-BY-4.0
start: 2026-11-24
end: 2026-11-25
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
  expect(unset).toEqual({ code: '', open: false, closes: null })
  const { code, open, closes } = await setCode(slug, { open: true })
  expect(code).toMatch(/^[A-Z3-9]{3}-[A-Z3-9]{3}$/)
  expect({ open, closes }).toEqual({ open: true, closes: '2026-12-10T00:00:00.000Z' })
  expect(await find(code.toLowerCase().replace('-', ' '))).toEqual({
    event: slug,
    title: 'Rencontre',
  })
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

test('a code is no use after the room closed, nor are the sessions it gave', async () => {
  const slug = await newEvent()
  const { code } = await setCode(slug, { open: true })
  const cookie = String((await join(slug, code)).headers['set-cookie'])
  await setCode(slug, { open: false })
  expect((await join(slug, code)).json()).toMatchObject({ code: 'not-open' })
  expect(await problemOf(find(code))).toMatchObject({ status: 404 })
  expect(await problemOf(speak(cookie, slug))).toMatchObject({ code: 'not-signed-in' })
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

test('a whole hall comes in, and guessing is stopped at the event that is guessed at', async () => {
  const slug = await newEvent()
  const other = await newEvent()
  const { code } = await setCode(slug, { open: true })
  const otherCode = (await setCode(other, { open: true })).code
  const entries = await Promise.all(Array.from({ length: 200 }, () => join(slug, code)))
  expect(entries.filter(({ statusCode }) => statusCode === 200)).toHaveLength(200)
  const guesses = await Promise.all(Array.from({ length: 130 }, () => join(slug, 'AAA-AAA')))
  expect(guesses.filter(({ statusCode }) => statusCode === 429)).toHaveLength(10)
  expect((await join(slug, code)).statusCode).toBe(429)
  expect((await join(other, otherCode)).statusCode).toBe(200)
})
