import { randomBytes } from 'node:crypto'
import type { CallInput } from '@forkshop/api'
import { expect, test } from 'vitest'
import { guestCookie } from '../../testing/come-in.ts'
import { annAndBo } from '../../testing/ann-and-bo.ts'
import { makePage, problemOf } from '../../testing/draft-server.ts'
import { readLive } from '../../testing/live-reader.ts'
import { eraseAnswers } from './erase-answers.ts'

let now = new Date('2027-01-10T12:00:00Z')
const { server, ann, bo } = await annAndBo({ overrides: { clock: () => now } })
const visitor = server.caller()

type Facts = { readonly registration?: string; readonly more?: string; readonly end?: string }
const text = ({ registration = '{ places: 2 }', more = '', end }: Facts = {}): string => `---
kind: event
title: Rencontre
summary: Un soir.
lang: fr
license: CC-BY-4.0
start: 2027-01-22T18:00
end: ${end ?? '2027-01-24T17:00'}
timezone: UTC
${registration === '' ? '' : `registration: ${registration}\n`}${more}---

Bienvenue.
`
const newEvent = (facts?: Facts) => makePage(ann, text(facts))
const newKey = (): string => randomBytes(16).toString('hex')

type Said = Partial<CallInput<'register'>['body']>
const register = (slug: string, said: Said = {}, by = visitor) =>
  by('register', { params: { slug }, body: { key: newKey(), name: 'Claire', ...said } })
const own = (key: string) => visitor('getRegistration', { params: { key } })
const list = (slug: string) => ann.call('listRegistrations', { params: { slug } })
const coming = async (slug: string) =>
  (await visitor('viewPage', { params: { slug }, query: { article: 'none' } })).coming
const publish = async (slug: string, facts: Facts) => {
  const { revision } = await ann.call('getPage', { params: { slug } })
  const body = { text: text(facts), base: revision.id, reason: 'Autrement' }
  await ann.call('publishPage', { params: { slug }, body })
}
const at = async <Value>(time: string, work: () => Promise<Value>): Promise<Value> => {
  const before = now
  now = new Date(time)
  try {
    return await work()
  } finally {
    now = before
  }
}
/** The cookie that an answer sets, as a browser sends it back. */
const browserOf = async (slug: string, key: string): Promise<string> => {
  const payload = { key, name: 'Claire' }
  const url = `/api/v1/events/${slug}/registrations`
  const answer = await server.inject({ method: 'POST', url, payload })
  return answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
}

test('a name is enough to have a place', async () => {
  const slug = await newEvent()
  expect(await register(slug)).toEqual({
    event: { slug, title: 'Rencontre' },
    gone: null,
    state: 'placed',
    before: null,
    name: 'Claire',
    address: null,
    answers: [],
    erasedAt: null,
  })
  expect(await coming(slug)).toEqual({
    places: 2,
    placed: 1,
    waiting: 0,
    until: null,
    state: 'open',
    questions: [],
    keepDays: 30,
    erased: '2027-02-23T17:00:00.000Z',
  })
})

test('after the last place one waits, and the link tells when a place came free', async () => {
  const slug = await newEvent()
  const keys = [newKey(), newKey(), newKey(), newKey()]
  for (const key of keys) await register(slug, { key })
  const [first = '', , third = '', fourth = ''] = keys
  expect(await own(third)).toMatchObject({ state: 'waiting', before: 0 })
  expect(await own(fourth)).toMatchObject({ state: 'waiting', before: 1 })
  expect(await coming(slug)).toMatchObject({ placed: 2, waiting: 2, state: 'full' })
  await visitor('cancelRegistration', { params: { key: first } })
  expect(await own(third)).toMatchObject({ state: 'placed', before: null })
  expect(await own(fourth)).toMatchObject({ state: 'waiting', before: 0 })
})

test('the last place taken by many at once goes to one, and the others are told that they wait', async () => {
  const slug = await newEvent({ registration: '{ places: 1 }' })
  const states = await Promise.all(Array.from({ length: 12 }, () => register(slug)))
  expect(states.filter(({ state }) => state === 'placed')).toHaveLength(1)
  expect(states.filter(({ state }) => state === 'waiting')).toHaveLength(11)
})

test('three hundred register within a minute, from many addresses', async () => {
  const slug = await newEvent({ registration: '{ places: 200 }' })
  const answers = await Promise.all(
    Array.from({ length: 300 }, (_, at) =>
      server.inject({
        method: 'POST',
        url: `/api/v1/events/${slug}/registrations`,
        remoteAddress: `198.51.100.${at % 250}`,
        payload: { key: newKey(), name: `Personne ${at}` },
      }),
    ),
  )
  expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([201]))
  expect(await coming(slug)).toMatchObject({ placed: 200, waiting: 100 })
})

test('who floods an event from one address is stopped, and others are not', async () => {
  const slug = await newEvent({ registration: '{}' })
  const from = (remoteAddress: string) =>
    server.inject({
      method: 'POST',
      url: `/api/v1/events/${slug}/registrations`,
      remoteAddress,
      payload: { key: newKey(), name: 'Flot' },
    })
  const flood = await Promise.all(Array.from({ length: 200 }, () => from('192.0.2.1')))
  expect(flood.filter(({ statusCode }) => statusCode === 429).length).toBeGreaterThan(20)
  expect((await from('192.0.2.2')).statusCode).toBe(201)
})

test('sent again with its key it is the same registration, as it was said first', async () => {
  const slug = await newEvent()
  const key = newKey()
  await Promise.all([register(slug, { key }), register(slug, { key }), register(slug, { key })])
  expect(await register(slug, { key, name: 'Autre' })).toMatchObject({ name: 'Claire' })
  expect(await coming(slug)).toMatchObject({ placed: 1 })
})

test('the browser knows its registration, and how many come', async () => {
  const slug = await newEvent()
  const key = newKey()
  const ask = (headers = {}) => server.caller(headers)('findOwnRegistration', { params: { slug } })
  expect(await ask()).toMatchObject({ key: null, state: null, coming: { placed: 0 } })
  const cookie = await browserOf(slug, key)
  expect(await ask({ cookie })).toMatchObject({ key, state: 'placed', coming: { placed: 1 } })
})

test('who looks at the event is told that somebody registered, and not whom', async () => {
  const slug = await newEvent()
  const reader = await readLive(server.base)
  try {
    const place = await reader.next()
    await register(slug)
    expect(await reader.next()).toMatchObject({
      data: { number: Number(place?.id) + 1, kind: 'registration', page: slug, id: 'list' },
    })
  } finally {
    await reader.leave()
  }
})

test('a key that was used at another event tells nothing', async () => {
  const key = newKey()
  await register(await newEvent(), { key })
  const again = register(await newEvent(), { key })
  expect(await problemOf(again)).toMatchObject({ code: 'id-taken' })
})

test('the secret is nowhere in the records, only its hash', async () => {
  const slug = await newEvent()
  const key = newKey()
  await register(slug, { key })
  const rows = await server.services.database.selectFrom('registration').selectAll().execute()
  expect(JSON.stringify(rows)).not.toContain(key)
})

test('answers belong to the questions that are asked, in the words of then', async () => {
  const slug = await newEvent({ registration: '{ questions: ["Que savez-vous faire ?"] }' })
  const key = newKey()
  const answers = [
    { question: 'Que savez-vous faire ?', answer: ' Coudre ' },
    { question: 'Autre chose', answer: 'rien' },
  ]
  await register(slug, { key, answers, address: 'claire@example.org' })
  const kept = [{ question: 'Que savez-vous faire ?', answer: 'Coudre' }]
  expect(await own(key)).toMatchObject({ answers: kept, address: 'claire@example.org' })
  await publish(slug, { registration: '{ questions: ["Avec quoi ?"] }' })
  expect(await own(key)).toMatchObject({ answers: kept })
})

test.each<[string, Said, string]>([
  ['a name of which nothing is seen', { name: '\u200b \u2060' }, 'name'],
  ['an address that is none', { address: 'claire' }, 'address'],
])('%s is refused with its field', async (_name, said, path) => {
  const problem = await problemOf(register(await newEvent(), said))
  expect(problem).toMatchObject({ code: 'invalid', errors: [{ path }] })
})

test('who holds the link changes what they said, takes back their address, and cancels', async () => {
  const slug = await newEvent()
  const key = newKey()
  await register(slug, { key, address: 'claire@example.org' })
  const change = (body: CallInput<'changeRegistration'>['body']) =>
    visitor('changeRegistration', { params: { key }, body })
  expect(await change({ name: 'Clara' })).toMatchObject({
    name: 'Clara',
    address: 'claire@example.org',
  })
  expect(await change({ address: null })).toMatchObject({ name: 'Clara', address: null })
  const cancelled = await visitor('cancelRegistration', { params: { key } })
  expect(cancelled).toMatchObject({ state: 'cancelled', name: '' })
  expect(await problemOf(change({ name: 'Clara' }))).toMatchObject({ code: 'not-open' })
  expect(await coming(slug)).toMatchObject({ placed: 0 })
  expect((await list(slug)).items).toEqual([])
})

test('an answer to a question that is asked no more stays when the name is changed', async () => {
  const slug = await newEvent({ registration: '{ questions: ["Quoi ?"] }' })
  const key = newKey()
  await register(slug, { key, answers: [{ question: 'Quoi ?', answer: 'Coudre' }] })
  await publish(slug, { registration: '{}' })
  const changed = await visitor('changeRegistration', { params: { key }, body: { name: 'Ada' } })
  expect(changed).toMatchObject({ name: 'Ada', answers: [{ answer: 'Coudre' }] })
})

test('an unknown link opens nothing', async () => {
  expect(await problemOf(own(newKey()))).toMatchObject({ code: 'not-found' })
})

test.each<[string, Facts, string]>([
  ['takes no registrations', { registration: '' }, '2027-01-10T12:00:00Z'],
  ['is closed', { registration: '{ until: 2027-01-09 }' }, '2027-01-10T00:00:00Z'],
  ['is over', {}, '2027-01-24T17:00:00Z'],
  ['was cancelled', { more: 'cancelled: true\n' }, '2027-01-10T12:00:00Z'],
])('an event that %s refuses who would register', async (_name, facts, time) => {
  const slug = await newEvent(facts)
  expect(await at(time, () => problemOf(register(slug)))).toMatchObject({ code: 'not-open' })
})

test('until its last day is over registration is open', async () => {
  const slug = await newEvent({ registration: '{ until: 2027-01-20 }' })
  await at('2027-01-20T23:59:59Z', () => register(slug))
  expect(await coming(slug)).toMatchObject({ until: '2027-01-21T00:00:00.000Z', placed: 1 })
})

test('a page that is no event takes no registrations', async () => {
  expect(await problemOf(register(await makePage(ann)))).toMatchObject({ status: 404 })
})

test('with fewer places than are taken nobody loses theirs; with more, who waits moves up', async () => {
  const slug = await newEvent()
  const keys = [newKey(), newKey(), newKey()]
  for (const key of keys) await register(slug, { key })
  await publish(slug, { registration: '{ places: 1 }' })
  expect(await own(keys[1] ?? '')).toMatchObject({ state: 'placed' })
  expect(await coming(slug)).toMatchObject({ places: 1, placed: 2, waiting: 1, state: 'full' })
  await publish(slug, { registration: '{ places: 3 }' })
  expect(await own(keys[2] ?? '')).toMatchObject({ state: 'placed' })
  expect(await coming(slug)).toMatchObject({ placed: 3, waiting: 0 })
})

test('an event that was renamed keeps who registered', async () => {
  const slug = await newEvent()
  const key = newKey()
  await register(slug, { key })
  await ann.call('changePage', { params: { slug }, body: { slug: `${slug}-autre` } })
  expect(await own(key)).toMatchObject({ event: { slug: `${slug}-autre` }, state: 'placed' })
})

test.each<[string, (slug: string) => Promise<unknown>, 'deleted' | 'private']>([
  [
    'deleted',
    (slug) => ann.call('deletePage', { params: { slug }, body: { reason: 'Trop tôt' } }),
    'deleted',
  ],
  [
    'made private',
    (slug) => ann.call('changePage', { params: { slug }, body: { visibility: 'private' } }),
    'private',
  ],
])('of an event that was %s the link tells that, and can still be cancelled', async (...line) => {
  const [, hide, gone] = line
  const slug = await newEvent()
  const key = newKey()
  await register(slug, { key })
  await hide(slug)
  expect(await own(key)).toMatchObject({ event: null, gone, name: 'Claire' })
  expect(await visitor('cancelRegistration', { params: { key } })).toMatchObject({
    state: 'cancelled',
    event: null,
  })
})

test('of an event that was moved to later, what was said is kept for as long after its new end', async () => {
  const slug = await newEvent()
  const key = newKey()
  await register(slug, { key })
  await publish(slug, { end: '2027-03-01T17:00' })
  expect(await coming(slug)).toMatchObject({ erased: '2027-03-31T17:00:00.000Z', placed: 1 })
  await at('2027-03-31T16:59:59Z', () => eraseAnswers(server.services))
  expect(await own(key)).toMatchObject({ name: 'Claire', state: 'placed' })
})

test('who was told of a cancelled event keeps their link', async () => {
  const slug = await newEvent()
  const key = newKey()
  await register(slug, { key })
  await publish(slug, { more: 'cancelled: true\n' })
  expect(await own(key)).toMatchObject({ event: { slug }, state: 'placed' })
  expect(await coming(slug)).toMatchObject({ state: 'cancelled' })
})

test('those who lead see the list, write down who stands at the door and who came', async () => {
  const slug = await newEvent({ registration: '{ places: 1 }' })
  await register(slug)
  await register(slug, { name: 'Denis' })
  const walkIn = { name: 'Ève', walkIn: true } as const
  expect(await register(slug, walkIn, ann.call)).toMatchObject({ state: 'placed' })
  const { items } = await list(slug)
  expect(items.map(({ name, state, walkIn: isWalkIn }) => [name, state, isWalkIn])).toEqual([
    ['Claire', 'placed', false],
    ['Denis', 'waiting', false],
    ['Ève', 'placed', true],
  ])
  const [first] = items
  const params = { slug, id: first?.id ?? '' }
  await ann.call('markRegistration', { params, body: { present: true } })
  expect(await list(slug)).toMatchObject({ present: 2, items: [{ present: true }, {}, {}] })
  await ann.call('removeRegistration', { params })
  expect((await list(slug)).items.map(({ name, state }) => [name, state])).toEqual([
    ['Denis', 'waiting'],
    ['Ève', 'placed'],
  ])
})

test.each([
  ['   ', 'fr', 'Ce champ est nécessaire.'],
  ['   ', 'en', 'This field is needed.'],
  ['x'.repeat(81), 'fr', 'C’est trop long.'],
])('a name %j is refused in words (%s)', async (name, language, message) => {
  const spoken = server.caller({ 'accept-language': language })
  const asked = spoken('register', {
    params: { slug: await newEvent() },
    body: { key: newKey(), name },
  })
  expect((await problemOf(asked)).errors).toEqual([{ path: 'name', message }])
})

test('nobody else writes down who stands at the door', async () => {
  const slug = await newEvent()
  const problem = await problemOf(register(slug, { walkIn: true }, bo.call))
  expect(problem).toMatchObject({ code: 'forbidden' })
})

test('a member named for the list sees it, and no more once that is taken back', async () => {
  const slug = await newEvent()
  const ask = () => bo.call('listRegistrations', { params: { slug } })
  expect(await problemOf(ask())).toMatchObject({ code: 'forbidden' })
  await ann.call('nameRegistrar', { params: { slug, user: bo.id } })
  expect(await ask()).toMatchObject({ mayName: false, named: [{ id: bo.id, name: 'Bo' }] })
  const { allowed } = await bo.call('getRights', { params: { slug } })
  expect(allowed).toContain('registrations')
  await ann.call('dropRegistrar', { params: { slug, user: bo.id } })
  expect(await problemOf(ask())).toMatchObject({ code: 'forbidden' })
})

test('a registration of another event is not reached through one’s own', async () => {
  const theirs = await makePage(bo, text())
  await register(theirs)
  const { items } = await bo.call('listRegistrations', { params: { slug: theirs } })
  const params = { slug: await newEvent(), id: items[0]?.id ?? '' }
  const mark = ann.call('markRegistration', { params, body: { present: true } })
  expect(await problemOf(mark)).toMatchObject({ code: 'not-found' })
  expect(await problemOf(ann.call('removeRegistration', { params }))).toMatchObject({
    code: 'not-found',
  })
})

const csvOf = async (slug: string): Promise<string> => {
  const url = `/api/v1/events/${slug}/registrations.csv`
  const headers = { ...ann.headers, 'accept-language': 'en' }
  const answer = await server.inject({ url, headers })
  expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8')
  return answer.body
}

test.each([
  ['=1+1', `'=1+1`],
  ['+33 6 12', `'+33 6 12`],
  ['-2', `'-2`],
  ['@SUM(A1)', `'@SUM(A1)`],
  ['=HYPERLINK("https://x.example","y")', `"'=HYPERLINK(""https://x.example"",""y"")"`],
  ['＝1+1', `'＝1+1`],
  ['a, "b"', `"a, ""b"""`],
])('a name %j is no formula in the table: %s', async (name, cell) => {
  const slug = await newEvent()
  await register(slug, { name })
  const [, line = ''] = (await csvOf(slug)).split('\r\n')
  expect(line.startsWith(`${cell},has a place,no,`)).toBe(true)
})

test('nor is a question or an answer, and lines within stay within', async () => {
  const slug = await newEvent({ registration: '{ questions: ["=1+1", "name"] }' })
  const answers = [
    { question: '=1+1', answer: '@x' },
    { question: 'name', answer: 'one\r\ntwo' },
  ]
  await register(slug, { answers })
  const table = await csvOf(slug)
  expect(table).toContain(`Name,Place,Came,Address,'=1+1,name,Registered\r\n`)
  expect(table).toContain(`'@x,"one\r\ntwo",`)
})

test.each([
  ['thirty days after the end', '{}', '2027-02-23T16:59:59Z', '2027-02-23T17:00:00Z'],
  [
    'sooner, where the event says so',
    '{ keep_days: 1 }',
    '2027-01-25T16:59:59Z',
    '2027-01-25T17:00:00Z',
  ],
])('what was said is erased %s, and numbers stay', async (_name, registration, before, after) => {
  const slug = await newEvent({ registration })
  const key = newKey()
  await register(slug, { key, address: 'claire@example.org' })
  await at(before, () => eraseAnswers(server.services))
  expect(await own(key)).toMatchObject({ name: 'Claire', erasedAt: null })
  await at(after, () => eraseAnswers(server.services))
  const erased = { name: '', address: null, answers: [], state: 'placed' }
  expect(await own(key)).toMatchObject({ ...erased, erasedAt: expect.any(String) })
  expect(await list(slug)).toMatchObject({ items: [], erased: 1 })
  expect(await coming(slug)).toMatchObject({ placed: 1 })
})

test('who registered is held to what was said then, whatever the event says later', async () => {
  const slug = await newEvent({ registration: '{ keep_days: 10 }' })
  const key = newKey()
  await register(slug, { key })
  await publish(slug, { registration: '{ keep_days: 365 }' })
  await at('2027-02-03T17:00:00Z', () => eraseAnswers(server.services))
  expect(await own(key)).toMatchObject({ name: '' })
})

test('after the event one erases what one said, and still counts as having had a place', async () => {
  const slug = await newEvent()
  const key = newKey()
  await register(slug, { key })
  await at('2027-01-25T00:00:00Z', () => visitor('cancelRegistration', { params: { key } }))
  expect(await own(key)).toMatchObject({ name: '', state: 'placed' })
  expect(await coming(slug)).toMatchObject({ placed: 1 })
})

test('registration is opened, changed and closed by those who look after the event', async () => {
  const slug = await newEvent({ registration: '' })
  const plan = (body: CallInput<'planComing'>['body'], by = ann) =>
    by.call('planComing', { params: { slug }, body })
  const registration = { places: 4, until: '2027-01-20', questions: ['Quoi ?'], keepDays: 7 }
  await plan({ registration, online: { opens: 'PT1H' } })
  const { fields, text: written } = await ann.call('getPage', { params: { slug } })
  expect(fields).toMatchObject({
    registration: { places: 4, until: '2027-01-20', questions: ['Quoi ?'], keep_days: 7 },
    online: { opens: 'PT1H' },
  })
  expect(written).toContain('\nBienvenue.\n')
  await plan({ registration: null })
  expect(await coming(slug)).toBeNull()
  expect(await problemOf(plan({ registration: {} }, bo))).toMatchObject({ code: 'forbidden' })
  const wrong = plan({ registration: { until: 'soon' } })
  expect(await problemOf(wrong)).toMatchObject({ errors: [{ path: 'registration.until' }] })
})

const online = (slug: string, headers: Record<string, string> = {}) =>
  server.caller(headers)('getOnline', { params: { slug } })
const LINK = 'https://meet.example.org/nobody-else'
const onlineEvent = async () => {
  const slug = await newEvent({ more: 'online: { opens: PT30M }\n' })
  await ann.call('setOnline', { params: { slug }, body: { url: LINK } })
  return slug
}
const BEFORE = '2027-01-22T17:29:59Z'
const OPEN = '2027-01-22T17:30:00Z'

test('the online link is for who leads at any time, for who registered from its hour on', async () => {
  const slug = await onlineEvent()
  const cookie = await browserOf(slug, newKey())
  const from = '2027-01-22T17:30:00.000Z'
  expect(await online(slug, ann.headers)).toEqual({ url: LINK, from, isFor: true })
  await at(BEFORE, async () => {
    expect(await online(slug, { cookie })).toEqual({ url: null, from, isFor: true })
  })
  await at(OPEN, async () => {
    expect(await online(slug, { cookie })).toMatchObject({ url: LINK })
    expect(await online(slug)).toEqual({ url: null, from, isFor: false })
    expect(await online(slug, bo.headers)).toMatchObject({ url: null, isFor: false })
    expect(await online(slug, { cookie: cookie.replace(/.$/, 'x') })).toMatchObject({ url: null })
  })
})

test('who leads the day without looking after the event has the link at any time', async () => {
  const slug = await onlineEvent()
  const { id: page } = await ann.call('getPage', { params: { slug } })
  const invited = now.toISOString()
  const role = {
    role: 'host',
    role_label: 'Accueil',
    invited,
    invited_by: ann.id,
    answered: invited,
  }
  const said = { answer: 'yes', shown: 0, leads: 1, user: bo.id, token_hash: newKey() }
  const person = { id: newKey(), page, name: 'Bo', ...role, ...said }
  await server.services.database.insertInto('role_person').values(person).execute()
  await at(BEFORE, async () => {
    expect(await online(slug, bo.headers)).toMatchObject({ url: LINK })
  })
})

test('who waits, cancelled, or registered elsewhere has no link', async () => {
  const slug = await onlineEvent()
  await register(slug)
  const key = newKey()
  const cancelled = await browserOf(slug, key)
  await visitor('cancelRegistration', { params: { key } })
  await register(slug)
  const waits = await browserOf(slug, newKey())
  const elsewhere = await browserOf(await newEvent(), newKey())
  await at(OPEN, async () => {
    for (const cookie of [waits, cancelled, elsewhere]) {
      expect(await online(slug, { cookie })).toMatchObject({ url: null, isFor: false })
    }
  })
})

test('who came in by code has the link, at their event alone', async () => {
  const slug = await onlineEvent()
  const { code } = await ann.call('setEventCode', { params: { slug }, body: { open: true } })
  const cookie = await guestCookie(server, { slug, code })
  const other = await onlineEvent()
  await at(OPEN, async () => {
    expect(await online(slug, { cookie })).toMatchObject({ url: LINK })
    expect(await online(other, { cookie })).toMatchObject({ url: null })
  })
})

test('of a cancelled event nobody but who leads has the link', async () => {
  const slug = await onlineEvent()
  const cookie = await browserOf(slug, newKey())
  await publish(slug, { more: 'online: { opens: PT30M }\ncancelled: true\n' })
  await at(OPEN, async () => {
    expect(await online(slug, { cookie })).toMatchObject({ url: null, isFor: false })
    expect(await online(slug, ann.headers)).toMatchObject({ url: LINK })
  })
})

test.each([
  'http://example.org/a',
  'javascript:alert(1)',
  'example.org',
  'https://a:b@example.org',
])('a link %s is refused with its reason', async (url) => {
  const slug = await newEvent()
  const set = ann.call('setOnline', { params: { slug }, body: { url } })
  expect(await problemOf(set)).toMatchObject({
    code: 'invalid',
    errors: [{ path: 'url', code: 'not-secure' }],
  })
})

test('the link stands in nothing that others get: page, history, calendar, feed, search, export', async () => {
  const slug = await onlineEvent()
  const everywhere = [
    `/api/v1/pages/${slug}`,
    `/api/v1/pages/${slug}/view`,
    `/api/v1/pages/${slug}/raw`,
    `/api/v1/pages/${slug}/revisions`,
    `/api/v1/events/${slug}/online`,
    '/api/v1/changes',
    '/api/v1/home?kind=event',
    '/api/v1/search?q=nobody-else',
    `/events/${slug}.ics`,
    '/calendar.ics',
  ]
  await at(OPEN, async () => {
    for (const url of everywhere) {
      const { body, statusCode } = await server.inject({ url })
      expect(statusCode, url).toBe(200)
      expect(body, url).not.toContain('meet.example.org')
    }
  })
})

test('the link goes with the answers', async () => {
  const slug = await onlineEvent()
  await at('2027-03-30T00:00:00Z', () => eraseAnswers(server.services))
  expect(await online(slug, ann.headers)).toMatchObject({ url: null })
})
