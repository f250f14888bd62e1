import { createServer, request, type IncomingMessage } from 'node:http'
import { once } from 'node:events'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  createHotAnswers,
  encodingOf,
  pageKey,
  plainKey,
  type HotAnswer,
  type Shows,
} from './hot-answers.ts'

const counted: number[] = []
const asIs = (url: string): string => url
const hot = createHotAnswers(
  (status) => counted.push(status),
  (url) => url.replace(/[?&]utm=[^&]*/, ''),
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

const answerOf = (text: string, shows: Shows = 'anything'): HotAnswer => ({
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

const library = { kind: 'library' } as const
const page = (id: string) => ({ kind: 'page', page: id }) as const
const kept = async (path: string) => (await get(path)).body !== 'application'

test.each([
  ['a file of the client', 'nothing', [true, true, true]],
  ['a list', 'anything', [false, false, false]],
  ['a page', new Set(['one']), [false, true, false]],
  ['a page that shows another', new Set(['one', 'two']), [false, false, false]],
  ['a page of the library alone', new Set<string>(), [true, true, false]],
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

test('what was made before a change that it shows is not kept after it', async () => {
  const before = hot.now()
  hot.drop(page('one'))
  hot.keep(pageKey('fr', '/late'), answerOf('old', new Set(['one'])), before)
  expect(await kept('/late')).toBe(false)
  hot.keep(pageKey('fr', '/late'), answerOf('other', new Set(['two'])), before)
  expect(await kept('/late')).toBe(true)
})

test('what was made before more changes than are remembered is not kept', async () => {
  const before = hot.now()
  for (let change = 0; change < 1001; change += 1) hot.drop(page('one'))
  hot.keep(pageKey('fr', '/slow'), answerOf('slow', new Set(['two'])), before)
  expect(await kept('/slow')).toBe(false)
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
