import { randomBytes } from 'node:crypto'
import {
  callPath,
  endpoints,
  type CallInput,
  type Client,
  type RoomScreen,
  type RouteName,
} from '@forkshop/api'
import { afterAll, expect, test } from 'vitest'
import { routeNames } from '../../base/http/parse-call.ts'
import { annAndBo } from '../../testing/ann-and-bo.ts'
import { makePage, problemOf } from '../../testing/draft-server.ts'
import { readLive, type LiveReader } from '../../testing/live-reader.ts'
import { samples } from '../../testing/rights-samples.ts'

const START = new Date('2026-11-24T17:10:00Z')
const time = { now: START }
const { server, ann, bo } = await annAndBo({ overrides: { clock: () => time.now } })
const visitor = server.caller()

const EVENT = `---
kind: event
title: Rencontre
summary: Un soir.
lang: fr
license: CC-BY-4.0
start: 2026-11-24T18:00
end: 2026-11-24T20:00
timezone: Europe/Paris
---

## Programme

| Start | Duration | Step | Led by |
| --- | --- | --- | --- |
| 18:00 | 30 min | Accueil | Zoé Martin |
| 18:30 | 1 h | Ateliers | |
`

const newEvent = async (): Promise<string> => {
  time.now = START
  return makePage(ann, EVENT)
}
const say = (call: Client, slug: string, text: string): Promise<string> =>
  call('createIdea', { params: { slug }, body: { text } }).then(({ id }) => `idea:${id}`)
const write = async (slug: string, text: string, column = 'worked'): Promise<string> => {
  const id = randomBytes(16).toString('hex')
  await ann.call('addCard', { params: { slug }, body: { id, column, text } })
  return `card:${id}`
}
const idOf = (of: string): string => of.slice(of.indexOf(':') + 1)
const later = (): void => {
  time.now = new Date(time.now.getTime() + 1000)
}
const show = (slug: string, of: string, { call } = ann) =>
  call('showInRoom', { params: { slug, of } })
const screen = (call: Client, slug: string): Promise<RoomScreen> =>
  call('getRoomScreen', { params: { slug } })
const texts = async (slug: string): Promise<readonly string[]> =>
  (await screen(ann.call, slug)).shown.map(({ text }) => text)
type MoveSent = CallInput<'addMoves'>['body']['moves'][number]
const move = (
  slug: string,
  made: Omit<Extract<MoveSent, { kind: 'start' }>, 'id' | 'after' | 'at'>,
) => {
  const at = time.now.toISOString()
  const id = randomBytes(16).toString('hex')
  return ann.call('addMoves', {
    params: { slug },
    body: { now: at, moves: [{ id, after: [], at, ...made }] },
  })
}

/** A browser that has a link, as the projector's computer: it keeps what it is told to, and has no account. */
const projector = async (
  slug: string,
): Promise<{
  readonly call: Client
  readonly id: string
  readonly key: string
  readonly headers: { readonly cookie: string }
}> => {
  const { link, address } = await ann.call('makeRoomLink', { params: { slug } })
  const key = address.slice(address.indexOf('#') + 1)
  const opened = await open(slug, key)
  expect(opened.statusCode).toBe(204)
  const cookie = String(opened.headers['set-cookie']).split(';')[0] ?? ''
  return { call: server.caller({ cookie }), id: link.id, key, headers: { cookie } }
}
const open = (slug: string, key: string) =>
  server.inject({ method: 'POST', url: `/api/v1/events/${slug}/room-screen`, payload: { key } })

const readers: LiveReader[] = []
afterAll(() => Promise.all(readers.map((reader) => reader.leave())))
/** A stream that stands where it began. */
const follow = async (options: Parameters<typeof readLive>[1]): Promise<LiveReader> => {
  const reader = await readLive(server.base, options)
  readers.push(reader)
  if (reader.status === 200) await reader.next()
  return reader
}

// -- what is shown

test('nothing said is on the screen before who leads shows it, and what was shown last is first', async () => {
  const slug = await newEvent()
  const first = await say(bo.call, slug, 'Plus de pauses')
  const second = await say(bo.call, slug, 'Moins de pauses')
  expect(await texts(slug)).toEqual([])
  await show(slug, second)
  time.now = new Date(time.now.getTime() + 1000)
  await show(slug, first)
  expect(await texts(slug)).toEqual(['Plus de pauses', 'Moins de pauses'])
  await ann.call('takeOffRoom', { params: { slug, of: first } })
  expect(await texts(slug)).toEqual(['Moins de pauses'])
})

test('shown all at once, what comes in is there, but for what was taken off', async () => {
  const slug = await newEvent()
  const early = await say(bo.call, slug, 'Avant')
  await ann.call('setShowing', { params: { slug }, body: { allAtOnce: true } })
  time.now = new Date(time.now.getTime() + 1000)
  const late = await say(bo.call, slug, 'Après')
  expect(await texts(slug)).toEqual(['Après', 'Avant'])
  await ann.call('takeOffRoom', { params: { slug, of: early } })
  expect(await texts(slug)).toEqual(['Après'])
  await ann.call('setShowing', { params: { slug }, body: { allAtOnce: false } })
  expect(await texts(slug)).toEqual([])
  await show(slug, late)
  expect(await ann.call('getShowing', { params: { slug } })).toMatchObject({
    allAtOnce: false,
    shown: [late],
  })
})

test('what is hidden, taken back or said elsewhere is not shown', async () => {
  const slug = await newEvent()
  const hidden = await say(bo.call, slug, 'À cacher')
  const gone = await say(bo.call, slug, 'À reprendre')
  for (const of of [hidden, gone]) await show(slug, of)
  await ann.call('hide', { body: { of: hidden } })
  await bo.call('deleteIdea', { params: { id: gone.slice('idea:'.length) } })
  expect(await texts(slug)).toEqual([])
  const elsewhere = await say(bo.call, await newEvent(), 'Ailleurs')
  for (const of of [hidden, gone, elsewhere, 'idea:none']) {
    expect(await problemOf(show(slug, of)), of).toMatchObject({ code: 'not-found' })
  }
  await ann.call('showAgain', { params: { of: hidden } })
  expect(await texts(slug)).toEqual(['À cacher'])
})

test('a card is on the screen once it is shown, with its column and without its writer', async () => {
  const slug = await newEvent()
  const idea = await say(bo.call, slug, 'Plus de pauses')
  const card = await write(slug, 'Trois métiers par table', 'change')
  await show(slug, idea)
  later()
  await show(slug, card)
  expect(await screen(ann.call, slug)).toMatchObject({
    count: 2,
    shown: [
      {
        of: card,
        text: 'Trois métiers par table',
        column: { id: 'change', title: null },
        dots: 0,
      },
      { of: idea, text: 'Plus de pauses', column: null, dots: null },
    ],
  })
  await ann.call('takeOffRoom', { params: { slug, of: card } })
  expect(await texts(slug)).toEqual(['Plus de pauses'])
})

test('cards and ideas are shown all at once by a choice each, which leaves the other as it is', async () => {
  const slug = await newEvent()
  await say(bo.call, slug, 'Une idée')
  const off = await write(slug, 'Une carte à part')
  const first = await write(slug, 'Une carte')
  await ann.call('setShowing', { params: { slug }, body: { cardsAtOnce: true } })
  later()
  await write(slug, 'Une carte de plus')
  await ann.call('takeOffRoom', { params: { slug, of: off } })
  expect(await texts(slug)).toEqual(['Une carte de plus', 'Une carte'])
  await ann.call('setShowing', { params: { slug }, body: { allAtOnce: true } })
  expect(await ann.call('getShowing', { params: { slug } })).toMatchObject({
    allAtOnce: true,
    cardsAtOnce: true,
  })
  expect(await screen(ann.call, slug)).toMatchObject({ count: 3 })
  await ann.call('setShowing', { params: { slug }, body: { cardsAtOnce: false } })
  expect(await texts(slug)).toEqual(['Une idée'])
  await show(slug, first)
  expect(await texts(slug)).toEqual(['Une carte', 'Une idée'])
})

test('a card that is hidden, taken back or of another event is not shown', async () => {
  const slug = await newEvent()
  const hidden = await write(slug, 'À cacher')
  const gone = await write(slug, 'À reprendre')
  for (const of of [hidden, gone]) await show(slug, of)
  await ann.call('setShowing', { params: { slug }, body: { cardsAtOnce: true } })
  await ann.call('hide', { body: { of: hidden } })
  await ann.call('removeCard', { params: { slug, id: idOf(gone) } })
  expect(await texts(slug)).toEqual([])
  const elsewhere = await write(await newEvent(), 'Ailleurs')
  // the id of a card names no idea, nor that of an idea a card
  const idea = await say(bo.call, slug, 'Une idée')
  const wrong = [hidden, gone, elsewhere, `card:${idOf(idea)}`, `idea:${idOf(elsewhere)}`]
  for (const of of wrong) {
    expect(await problemOf(show(slug, of)), of).toMatchObject({ code: 'not-found' })
  }
  // what names nothing that could be shown is no address
  for (const of of ['comment:1', 'card:', 'card:../x', 'photograph:1']) {
    expect(await problemOf(show(slug, of)), of).toMatchObject({ status: 404 })
  }
  expect(await texts(slug)).toEqual([])
  await ann.call('showAgain', { params: { of: hidden } })
  expect(await texts(slug)).toEqual(['À cacher'])
})

test('the screen tells the dots of a card, and none while they are hidden', async () => {
  const slug = await newEvent()
  const card = await write(slug, 'Trois métiers par table')
  await ann.call('giveDots', { params: { slug, id: idOf(card) }, body: { count: 2 } })
  await show(slug, card)
  const dots = async () => (await screen(ann.call, slug)).shown.map((one) => one.dots)
  expect(await dots()).toEqual([2])
  await ann.call('changeBoard', { params: { slug }, body: { dots: { hidden: true } } })
  expect(await dots()).toEqual([null])
  await ann.call('changeBoard', { params: { slug }, body: { dots: { hidden: false } } })
  expect(await dots()).toEqual([2])
})

test('cards are shown and taken off by who leads alone', async () => {
  const slug = await newEvent()
  const of = await write(slug, 'Une carte')
  for (const [call, code] of [
    [bo.call, 'forbidden'],
    [visitor, 'not-signed-in'],
  ] as const) {
    const params = { slug, of }
    const body = { cardsAtOnce: true }
    expect(await problemOf(call('showInRoom', { params }))).toMatchObject({ code })
    expect(await problemOf(call('takeOffRoom', { params }))).toMatchObject({ code })
    expect(await problemOf(call('setShowing', { params, body }))).toMatchObject({ code })
  }
  expect(await texts(slug)).toEqual([])
})

// -- what a link opens

/** Every key of a value, as a path; what stands in a list under `[]`. */
const keysOf = (value: unknown, path = ''): readonly string[] => {
  if (Array.isArray(value)) return [...new Set(value.flatMap((one) => keysOf(one, `${path}[]`)))]
  if (typeof value !== 'object' || value === null) return [path]
  return Object.entries(value).flatMap(([key, inner]) => keysOf(inner, `${path}.${key}`))
}

test('this is all that the answers to who holds a link have', async () => {
  const slug = await newEvent()
  await ann.call('setEventCode', { params: { slug }, body: { open: true } })
  const card = await write(slug, 'Trois métiers par table')
  await ann.call('changeCard', { params: { slug, id: idOf(card) }, body: { named: true } })
  await show(slug, card)
  later()
  await show(slug, await say(bo.call, slug, 'Plus de pauses'))
  await move(slug, { kind: 'start' })
  const { call, headers } = await projector(slug)
  const told = await screen(call, slug)
  expect(keysOf(told).toSorted()).toEqual([
    '.code',
    '.count',
    '.event.lang',
    '.event.slug',
    '.event.title',
    '.event.zone',
    '.frozen',
    '.leads',
    '.now',
    '.shown[].column',
    '.shown[].column.id',
    '.shown[].column.title',
    '.shown[].dots',
    '.shown[].of',
    '.shown[].text',
    '.state',
    '.steps[].day',
    '.steps[].due',
    '.steps[].end',
    '.steps[].id',
    '.steps[].start',
    '.steps[].state',
    '.steps[].step',
  ])
  expect(told).toMatchObject({
    leads: false,
    count: 2,
    shown: [{ text: 'Plus de pauses' }, { of: card }],
  })
  // neither who said something, though they ticked it on their card, nor who leads a step
  expect(JSON.stringify(told)).not.toMatch(/Bo|Ann|Zoé/)
  const stream = await follow({ headers, screen: slug })
  await move(slug, { kind: 'start', step: '0-1' })
  const news = await stream.next()
  expect(keysOf(news?.data)).toEqual(['.number', '.kind', '.page', '.id'])
  expect(news?.data).toMatchObject({ kind: 'showing', page: slug, id: slug })
})

test('what is answered to a link is kept by nobody, found by no search and told to no other site', async () => {
  const slug = await newEvent()
  const { headers, key } = await projector(slug)
  const shown = await server.inject({ url: `/api/v1/events/${slug}/room-screen`, headers })
  for (const answer of [shown, await open(slug, key)]) {
    expect(answer.headers).toMatchObject({
      'cache-control': expect.stringContaining('no-store'),
      'x-robots-tag': 'noindex',
      'referrer-policy': 'no-referrer',
    })
  }
})

test('the key of a link is stored as its hash alone, and stands behind # in its address', async () => {
  const slug = await newEvent()
  const { address } = await ann.call('makeRoomLink', { params: { slug } })
  const key = /^http.*\/events\/[\w-]+\/room#([\w-]{43})$/.exec(address)?.[1] ?? ''
  expect(key).not.toBe('')
  const rows = await server.services.database.selectFrom('room_link').selectAll().execute()
  expect(JSON.stringify(rows)).not.toContain(key)
  const showing = await ann.call('getShowing', { params: { slug } })
  expect(showing.links).toMatchObject([{ by: 'Ann' }])
  expect(JSON.stringify(showing)).not.toContain(key)
})

test('a link opens the screen of its own event alone', async () => {
  const slug = await newEvent()
  const other = await newEvent()
  const { key, headers } = await projector(slug)
  expect((await open(other, key)).statusCode).toBe(404)
  const value = headers.cookie.slice(headers.cookie.indexOf('=') + 1)
  const { id } = await ann.call('getPage', { params: { slug: other } })
  const forged = server.caller({ cookie: `forkshop_screen_${id}=${value}` })
  expect(await problemOf(screen(forged, other))).toMatchObject({ status: 401 })
  expect((await follow({ headers, screen: other })).status).toBe(401)
})

test('a screen of an event that is not for everybody is opened by its link, and told of to nobody else', async () => {
  const slug = await newEvent()
  await ann.call('changePage', { params: { slug }, body: { visibility: 'private' } })
  const { call, headers } = await projector(slug)
  expect(await screen(call, slug)).toMatchObject({ event: { title: 'Rencontre' } })
  expect(await problemOf(call('getPage', { params: { slug } }))).toMatchObject({ status: 404 })
  expect(await problemOf(screen(visitor, slug))).toMatchObject({ status: 404 })
  expect(await problemOf(screen(bo.call, slug))).toMatchObject({ status: 404 })
  const all = await follow({ headers })
  const stream = await follow({ headers, screen: slug })
  await move(slug, { kind: 'start' })
  expect(await stream.next()).toMatchObject({ data: { kind: 'showing' } })
  // on the stream of everybody it is a hole
  const open = await newEvent()
  await move(open, { kind: 'start' })
  expect(await all.next()).toMatchObject({ data: { kind: 'run', page: open } })
})

type SampleParts = {
  readonly params?: Readonly<Record<string, unknown>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly body?: unknown
}
/** What else could be asked of an event, with something of everything on it. */
const calls = routeNames.filter((name) => name !== 'getRoomScreen' && name !== 'openRoomScreen')

test('each other call answers who holds a link as it answers anybody', async () => {
  const slug = await newEvent()
  const of = await say(ann.call, slug, 'Ce que personne ne doit lire')
  const item = await ann.call('addPreparationItem', { params: { slug }, body: { text: 'Balayer' } })
  const { code } = await ann.call('setEventCode', { params: { slug }, body: { open: true } })
  const page = await ann.call('getPage', { params: { slug } })
  const idea = of.slice('idea:'.length)
  const target = {
    slug,
    code,
    idea,
    photograph: '0'.repeat(32),
    twin: idea,
    said: idea,
    item: item.id,
    card: '0'.repeat(32),
    head: page.revision.id,
    proposal: 1,
    draft: 'd',
    start: 'none',
    checkpoint: 1,
    thread: 'h',
    offer: 'o',
    registration: 'r',
    user: ann.id,
    token: 't',
    calendar: 'c',
    feed: 'f',
  }
  const { headers } = await projector(slug)
  await ann.call('changePage', { params: { slug }, body: { visibility: 'private' } })
  const answer = async (name: RouteName, cookie: string) => {
    const { verb, path } = endpoints[name]
    const { params = {}, query = {}, body: said = {} }: SampleParts = samples[name](target)
    const { statusCode, body } = await server.inject({
      method: verb,
      url: callPath(path, params, query),
      headers: { cookie, 'content-type': 'application/json' },
      ...(verb !== 'GET' && { payload: JSON.stringify(said) }),
    })
    const tells = body.includes('personne') || body.includes('Balayer')
    const lets = path.includes(':slug') && statusCode < 400
    return { name, statusCode, tells, lets }
  }
  for (const name of calls) {
    const told = await answer(name, headers.cookie)
    expect(told).toEqual(await answer(name, ''))
    expect(told).toMatchObject({ tells: false, lets: false })
  }
})

// -- when it ends

test('a link that was ended opens nothing, and its screens end at once', async () => {
  const slug = await newEvent()
  const { call, id, key, headers } = await projector(slug)
  const stream = await follow({ headers, screen: slug })
  const other = await projector(slug)
  const goesOn = await follow({ headers: other.headers, screen: slug })
  await ann.call('endRoomLink', { params: { slug, id } })
  expect(await stream.next()).toBeNull()
  expect(await problemOf(screen(call, slug))).toMatchObject({ status: 401 })
  expect((await open(slug, key)).statusCode).toBe(404)
  await move(slug, { kind: 'start' })
  expect(await goesOn.next()).toMatchObject({ data: { kind: 'showing' } })
})

test.each<
  [
    string,
    {
      readonly goes: boolean
      readonly closes?: boolean
      readonly at: string
      readonly opens: boolean
    },
  ]
>([
  ['until its last minute', { goes: false, at: '2026-11-24T18:59:00Z', opens: true }],
  ['and not after it', { goes: false, at: '2026-11-24T19:00:00Z', opens: false }],
  [
    'nor when its day was closed',
    { goes: true, closes: true, at: '2026-11-24T19:01:00Z', opens: false },
  ],
  ['but while its day goes on', { goes: true, at: '2026-11-24T22:00:00Z', opens: true }],
  ['until half a day later', { goes: true, at: '2026-11-25T07:00:00Z', opens: false }],
])('a link ends with its event: it opens %s', async (_when, { goes, closes, at, opens }) => {
  const slug = await newEvent()
  const { call, key } = await projector(slug)
  if (goes) await move(slug, { kind: 'start' })
  if (closes === true) await ann.call('closeRun', { params: { slug }, body: {} })
  time.now = new Date(at)
  expect((await open(slug, key)).statusCode).toBe(opens ? 204 : 404)
  const answer = await screen(call, slug).then(
    () => true,
    () => false,
  )
  expect(answer).toBe(opens)
})

test('a link to an event that says no end opens until the end of its last day', async () => {
  time.now = START
  const slug = await makePage(ann, EVENT.replace('end: 2026-11-24T20:00\n', ''))
  const { key } = await projector(slug)
  time.now = new Date('2026-11-24T22:59:00Z')
  expect((await open(slug, key)).statusCode).toBe(204)
  time.now = new Date('2026-11-24T23:00:00Z')
  expect((await open(slug, key)).statusCode).toBe(404)
})

test('no link is made that would open nothing', async () => {
  const slug = await newEvent()
  time.now = new Date('2026-11-24T19:00:00Z')
  expect(await problemOf(ann.call('makeRoomLink', { params: { slug } }))).toMatchObject({
    code: 'not-open',
  })
})

test('ten links are good at a time: one more ends the oldest', async () => {
  const slug = await newEvent()
  const first = await projector(slug)
  for (let made = 0; made < 10; made += 1) {
    time.now = new Date(time.now.getTime() + 1000)
    await ann.call('makeRoomLink', { params: { slug } })
  }
  expect((await ann.call('getShowing', { params: { slug } })).links).toHaveLength(10)
  expect(await problemOf(screen(first.call, slug))).toMatchObject({ status: 401 })
})

test('an event that was deleted has no screen', async () => {
  const slug = await newEvent()
  const { call, key } = await projector(slug)
  await ann.call('deletePage', { params: { slug }, body: { reason: 'Doublon' } })
  expect(await problemOf(screen(call, slug))).toMatchObject({ status: 410 })
  expect((await open(slug, key)).statusCode).toBe(404)
})

// -- as it happens

test('who leads and the screen are told of what is shown, taken off and hidden; others are not', async () => {
  const slug = await newEvent()
  const { headers } = await projector(slug)
  const of = await say(bo.call, slug, 'Une idée')
  const leads = await follow({ headers: ann.headers })
  const others = await follow({ headers: bo.headers })
  const wall = await follow({ headers, screen: slug })
  await show(slug, of)
  await ann.call('setShowing', { params: { slug }, body: { allAtOnce: true } })
  await ann.call('takeOffRoom', { params: { slug, of } })
  await ann.call('hide', { body: { of } })
  const told: unknown[] = []
  for (let count = 0; count < 4; count += 1) told.push((await leads.next())?.data)
  expect(told).toMatchObject([
    { kind: 'showing', id: of },
    { kind: 'showing', id: slug },
    { kind: 'showing', id: of },
    { kind: 'hidden', id: of },
  ])
  for (let count = 0; count < 4; count += 1) {
    expect(await wall.next()).toMatchObject({ data: { kind: 'showing', id: slug } })
  }
  expect(await others.next()).toMatchObject({ data: { kind: 'hidden' } })
})

test('what is hidden is off the screen as soon as its stream tells that something changed', async () => {
  const slug = await newEvent()
  const { call, headers } = await projector(slug)
  const of = await say(bo.call, slug, 'Une insulte')
  await show(slug, of)
  expect((await screen(call, slug)).shown).toHaveLength(1)
  const wall = await follow({ headers, screen: slug })
  await ann.call('hide', { body: { of } })
  expect(await wall.next()).toMatchObject({ data: { kind: 'showing' } })
  expect((await screen(call, slug)).shown).toEqual([])
})

test('the wall is told of a card that is shown, changed, given dots, hidden or taken back, and of no other', async () => {
  const slug = await newEvent()
  const { call, headers } = await projector(slug)
  const [of, other] = [await write(slug, 'Une carte'), await write(slug, 'Une autre')]
  const [id, aside] = [idOf(of), idOf(other)]
  const wall = await follow({ headers, screen: slug })
  const told = async (): Promise<void> => {
    expect(await wall.next()).toMatchObject({ data: { kind: 'showing', id: slug } })
  }
  await show(slug, of)
  await told()
  // a hole: it is not on the wall
  await ann.call('changeCard', { params: { slug, id: aside }, body: { text: 'Encore une' } })
  await ann.call('changeCard', { params: { slug, id }, body: { text: 'Une carte mûrie' } })
  await told()
  expect(await texts(slug)).toEqual(['Une carte mûrie'])
  await ann.call('giveDots', { params: { slug, id }, body: { count: 1 } })
  await told()
  await ann.call('changeBoard', { params: { slug }, body: { dots: { hidden: true } } })
  await told()
  await ann.call('hide', { body: { of } })
  await told()
  expect((await screen(call, slug)).shown).toEqual([])
  await ann.call('showAgain', { params: { of } })
  await told()
  await ann.call('removeCard', { params: { slug, id } })
  await told()
  expect((await screen(call, slug)).shown).toEqual([])
  await ann.call('setShowing', { params: { slug }, body: { cardsAtOnce: true } })
  await told()
  later()
  await write(slug, 'La dernière')
  await told()
  expect(await texts(slug)).toEqual(['La dernière', 'Encore une'])
})

test('a code that was opened, made anew or closed is on the screen at once', async () => {
  const slug = await newEvent()
  const { call, headers } = await projector(slug)
  const wall = await follow({ headers, screen: slug })
  for (const wish of [{ open: true }, { open: true, renew: true }, { open: false }]) {
    const { code, open: isOpen } = await ann.call('setEventCode', { params: { slug }, body: wish })
    expect(await wall.next()).toMatchObject({ data: { kind: 'showing' } })
    expect((await screen(call, slug)).code).toBe(isOpen ? code : null)
  }
})

// -- what it tells of the day

test('before anything was started the programme is told, then the day as it goes, then that it is closed', async () => {
  const slug = await newEvent()
  const { call } = await projector(slug)
  expect(await screen(call, slug)).toMatchObject({
    state: 'none',
    now: '2026-11-24T18:10:00+01:00',
    steps: [
      { step: 'Accueil', state: 'waiting', start: '2026-11-24T18:00:00+01:00' },
      { step: 'Ateliers', state: 'waiting', start: '2026-11-24T18:30:00+01:00' },
    ],
  })
  await move(slug, { kind: 'start' })
  expect(await screen(call, slug)).toMatchObject({
    state: 'going',
    steps: [
      { state: 'running', start: '2026-11-24T18:10:00+01:00' },
      { state: 'waiting', start: '2026-11-24T18:30:00+01:00' },
    ],
  })
  await ann.call('closeRun', { params: { slug }, body: {} })
  time.now = new Date('2026-11-24T18:30:00Z')
  expect(await screen(call, slug)).toMatchObject({
    state: 'closed',
    now: '2026-11-24T19:30:00+01:00',
  })
})
