import { createServer, request, type IncomingMessage } from 'node:http'
import { once } from 'node:events'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ShownName } from '../../base/shown.ts'
import {
  createHotAnswers,
  encodingOf,
  pageKey,
  plainKey,
  type HotAnswer,
  type Shows,
} from './hot-answers.ts'
import type { Change } from './page-shows.ts'

const counted: number[] = []
const asIs = (url: string): string => url
const clock = { ms: 0 }
const hot = createHotAnswers(
  (status) => counted.push(status),
  (url) => url.replace(/[?&]utm=[^&]*/, ''),
  { nowMs: () => clock.ms, today: () => clock.ms },
)
const server = createServer((incoming, response) => {
  if (!hot.answer(incoming, response)) response.writeHead(404).end('application')
})
const address = { port: 0 }
beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const at = server.address()
  address.port = typeof at === 'object' && at !== null ? at.port : 0
})
afterAll(() => server.close())

const answerOf = (text: string, shows: Shows = new Set(['anything'])): HotAnswer => ({
  status: 200,
  etag: `"${text}"`,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'self'",
  },
  bodies: { identity: Buffer.from(text), br: Buffer.from(`${text} br`) },
  shows,
})

const get = async (path: string, headers: Record<string, string> = {}, method = 'GET') => {
  const sent = request({ port: address.port, host: '127.0.0.1', path, headers, method })
  sent.end()
  const [answer]: IncomingMessage[] = await once(sent, 'response')
  if (answer === undefined) throw new Error('no answer')
  const chunks: Buffer[] = []
  for await (const chunk of answer) chunks.push(Buffer.from(chunk))
  return {
    status: answer.statusCode,
    headers: answer.headers,
    body: Buffer.concat(chunks).toString(),
  }
}

test('a kept page is answered in the language and the encoding of the reader', async () => {
  hot.keep(pageKey('fr', '/a'), answerOf('bonjour'), hot.now())
  hot.keep(pageKey('en', '/a'), answerOf('hello'), hot.now())
  expect((await get('/a')).body).toBe('bonjour')
  expect((await get('/a', { 'accept-language': 'en-GB, fr;q=0.5' })).body).toBe('hello')
  expect((await get('/a', { cookie: 'x=1; language=en', 'accept-language': 'fr' })).body).toBe(
    'hello',
  )
  const packed = await get('/a', { 'accept-encoding': 'gzip, br' })
  expect(packed).toMatchObject({ body: 'bonjour br', headers: { 'content-encoding': 'br' } })
  expect(packed.headers['content-security-policy']).toBe("default-src 'self'")
})

test('what is not kept is left to the application', async () => {
  expect((await get('/nothing')).body).toBe('application')
  expect((await get('/a', {}, 'POST')).body).toBe('application')
})

test('a reader who has the page is told so', async () => {
  const answer = await get('/a', { 'if-none-match': 'W/"bonjour"' })
  expect(answer).toMatchObject({ status: 304, body: '' })
  expect(answer.headers['content-security-policy']).toBe("default-src 'self'")
})

test('HEAD is answered without a body', async () => {
  const answer = await get('/a', {}, 'HEAD')
  expect(answer).toMatchObject({ status: 200, body: '' })
  expect(answer.headers['content-length']).toBe(String('bonjour'.length))
})

test('who shows a token is answered by the application', async () => {
  hot.keep(plainKey('/api/v1/pages/a/raw'), answerOf('text'), hot.now())
  expect((await get('/api/v1/pages/a/raw')).body).toBe('text')
  expect((await get('/api/v1/pages/a/raw', { authorization: 'Bearer x' })).body).toBe('application')
})

test('what a page does not read leads to the same answer', async () => {
  hot.keep(pageKey('fr', '/read'), answerOf('read'), hot.now())
  expect((await get('/read?utm=letter')).body).toBe('read')
  expect((await get('/read?at=1')).body).toBe('application')
})

const library: Change = { names: 'library', lingers: false }
const page = (id: string, lingers = false): Change => ({
  names: [`page ${id}`, 'anything'],
  lingers,
})
const shown = (...names: readonly ShownName[]): Shows => new Set(names)
const kept = async (path: string, headers = {}) => (await get(path, headers)).body !== 'application'

test.each([
  ['a file of the client', shown(), [true, true, true]],
  ['a list', shown('anything'), [false, false, false]],
  ['a page', shown('page one', 'settings'), [false, true, false]],
  ['a page that shows another', shown('page one', 'page two'), [false, false, false]],
  ['a page of the library alone', shown('settings'), [true, true, false]],
] as const)(
  '%s stays after a change of page one, of page two, of the library: as it should',
  async (_what, shows, stays) => {
    const changes = [page('one'), page('two'), library]
    const found: boolean[] = []
    for (const change of changes) {
      hot.keep(pageKey('fr', '/b'), answerOf('b', shows), hot.now())
      hot.drop(change)
      found.push(await kept('/b'))
    }
    expect(found).toEqual(stays)
  },
)

test('an answer that was made anew goes with what it shows now', async () => {
  const key = pageKey('fr', '/anew')
  hot.keep(key, answerOf('before', shown('page one')), hot.now())
  hot.keep(key, answerOf('after', shown('page two')), hot.now())
  hot.drop(page('one'))
  expect((await get('/anew')).body).toBe('after')
  hot.drop(page('two'))
  expect(await kept('/anew')).toBe(false)
})

test('what was made before a change that it shows is not kept after it', async () => {
  const before = hot.now()
  hot.drop(page('one'))
  hot.keep(pageKey('fr', '/late'), answerOf('old', shown('page one')), before)
  expect(await kept('/late')).toBe(false)
  hot.keep(pageKey('fr', '/late'), answerOf('other', shown('page two')), before)
  expect(await kept('/late')).toBe(true)
})

test('what was made before more changes than are remembered is not kept', async () => {
  const before = hot.now()
  for (let change = 0; change < 1001; change += 1) hot.drop(page('one'))
  hot.keep(pageKey('fr', '/slow'), answerOf('slow', shown('page two')), before)
  expect(await kept('/slow')).toBe(false)
})

/** An answer that a change made wrong while `make` says whether the new one is under way. */
const lingering = (path: string, change: Change, make: 'made' | 'before' | 'nobody') => {
  const key = pageKey('fr', path)
  hot.keep(key, answerOf('old', shown('page one')), hot.now())
  if (make === 'before') hot.making(key)
  hot.drop(change)
  return { key, made: make === 'made' ? hot.making(key).made : () => {} }
}

test('while the new one is made, the old one is given to who cannot have made the change', async () => {
  const { key, made } = lingering('/lingers', page('one', true), 'made')
  expect((await get('/lingers')).body).toBe('old')
  expect(await kept('/lingers', { cookie: 'language=fr' })).toBe(true)
  for (const cookie of [
    'forkshop.session_token=x',
    '__Secure-forkshop.session_token=x; a=b',
    'forkshop_guest=y',
  ]) {
    expect(await kept('/lingers', { cookie }), cookie).toBe(false)
  }
  expect(hot.find(key)).toBeNull()
  hot.keep(key, answerOf('new', shown('page one')), hot.now())
  made()
  expect((await get('/lingers', { cookie: 'forkshop_guest=y' })).body).toBe('new')
})

test.each([
  ['nobody makes the new one', page('one', true), 'nobody'],
  ['what is made had begun before', page('one', true), 'before'],
  ['something was taken away', page('one'), 'made'],
  ['the library changed', library, 'made'],
] as const)('the old one is given to nobody when %s', async (_why, change, make) => {
  const { made } = lingering('/gone', change, make)
  expect(await kept('/gone')).toBe(false)
  made()
})

test('the old one goes at once when something is taken away while it lingers', async () => {
  const { made } = lingering('/taken', page('one', true), 'made')
  hot.drop(page('one'))
  expect(await kept('/taken')).toBe(false)
  made()
})

test('the old one is given for two seconds from the first change on, however many come', async () => {
  clock.ms = 1000
  const { key, made } = lingering('/aged', page('one', true), 'made')
  clock.ms = 2999
  expect(await kept('/aged')).toBe(true)
  hot.drop(page('one', true))
  hot.making(key)
  expect(await kept('/aged')).toBe(true)
  clock.ms = 3000
  expect(await kept('/aged')).toBe(false)
  made()
})

test('what was told by the clock is given until the moment from which on it is wrong', async () => {
  const key = pageKey('fr', '/timed')
  hot.keep(key, { ...answerOf('planned', shown('page timed')), until: 9000 }, hot.now())
  for (const [ms, isGiven] of [
    [8999, true],
    [9000, false],
  ] as const) {
    clock.ms = ms
    expect([await kept('/timed'), hot.find(key) !== null]).toEqual([isGiven, isGiven])
  }
  hot.keep(key, { ...answerOf('running', shown('page timed')), until: 9500 }, hot.now())
  expect((await get('/timed')).body).toBe('running')
})

test('what is given, made and dropped is counted', async () => {
  const before = { ...hot.counts() }
  const key = pageKey('fr', '/counted')
  hot.making(key).made()
  hot.keep(key, answerOf('counted', shown('page one')), hot.now())
  await get('/counted')
  await get('/counted')
  hot.drop(page('two'))
  hot.drop(page('one', true))
  hot.drop(page('one'))
  const { hits, misses, drops } = hot.counts()
  expect([hits - before.hits, misses - before.misses, drops - before.drops]).toEqual([2, 1, 1])
})

test('one answer never takes the room of all others', async () => {
  hot.keep(pageKey('fr', '/small'), answerOf('small'), hot.now())
  hot.keep(pageKey('fr', '/huge'), answerOf('x'.repeat(13 * 1024 * 1024)), hot.now())
  expect([await kept('/small'), await kept('/huge')]).toEqual([true, false])
})

test('of many small answers, what they cost beside their bodies counts too', () => {
  const other = createHotAnswers(() => {}, asIs)
  const small = answerOf('small')
  for (let at = 0; at < 100_000; at += 1) other.keep(plainKey(`/${at}`), small, other.now())
  expect([other.find('/99999') === null, other.find('/0') === null]).toEqual([false, true])
})

test('headers that answers have in common are kept once', () => {
  const other = createHotAnswers(() => {}, asIs)
  const headersOf = (key: string, answer: HotAnswer): HotAnswer['headers'] | undefined => {
    other.keep(key, answer, other.now())
    return other.find(key)?.headers
  }
  const one = headersOf('/one', answerOf('one'))
  const two = headersOf('/two', answerOf('two'))
  expect(one).toEqual(answerOf('one').headers)
  expect(two).toBe(one)
})

test.each([
  [undefined, 'identity'],
  ['gzip, deflate, br', 'br'],
  ['gzip', 'gzip'],
  ['br;q=0, gzip', 'gzip'],
  ['br;q=0.5', 'br'],
  ['identity', 'identity'],
])('Accept-Encoding %s is answered as %s', (header, encoding) => {
  expect(encodingOf(header)).toBe(encoding)
})

test('once the server stops, everything is left to the application', async () => {
  const other = createHotAnswers(() => {}, asIs)
  const last = createServer((incoming, response) => {
    if (!other.answer(incoming, response)) response.writeHead(503).end('application')
  })
  last.listen(0, '127.0.0.1')
  await once(last, 'listening')
  const at = last.address()
  const url = `http://127.0.0.1:${typeof at === 'object' && at !== null ? at.port : 0}/a`
  other.keep(pageKey('fr', '/a'), answerOf('bonjour'), other.now())
  expect(await (await fetch(url)).text()).toBe('bonjour')
  other.stop()
  expect((await fetch(url)).status).toBe(503)
  last.closeAllConnections()
  last.close()
})

test('every kept answer is counted', () => {
  expect(counted.length).toBeGreaterThan(5)
  expect(counted).toContain(304)
})
