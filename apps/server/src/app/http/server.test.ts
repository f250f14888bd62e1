import { toOpenApi } from '@forkshop/api'
import { expect, test } from 'vitest'
import { eventText, pageText, testPage } from '../../testing/test-page.ts'
import { addUser, signIn, useTestServer } from '../../testing/test-server.ts'

const server = useTestServer()
const numbers = { next: 0 }
const someone = async (): Promise<{ readonly cookie: string }> => {
  numbers.next += 1
  const user = await addUser(server, `person${numbers.next}@example.org`)
  return signIn(server, user.email)
}

const create = (headers: object, payload: object) =>
  server.inject({ method: 'POST', url: '/api/v1/pages', headers: { ...headers }, payload })

const count = async (): Promise<number> =>
  (await server.services.database.selectFrom('page').select('id').execute()).length

test.each([
  ['another site', { origin: 'https://evil.example' }],
  ['a sandboxed frame', { origin: 'null' }],
  ['another port of the same machine', { origin: 'http://localhost:9999', host: 'localhost:3000' }],
  ['a link of another site', { 'sec-fetch-site': 'cross-site' }],
])('a page cannot be made by %s', async (_who, foreign) => {
  const headers = await someone()
  const before = await count()
  const answer = await create({ ...headers, ...foreign }, { text: pageText('Foreign') })
  expect(answer.json()).toMatchObject({ code: 'forbidden', status: 403 })
  expect(await count()).toBe(before)
})

test('nobody is signed in or out by another site', async () => {
  for (const url of ['/api/auth/sign-in/email', '/api/auth/sign-out']) {
    const answer = await server.inject({
      method: 'POST',
      url,
      headers: { origin: 'https://evil.example' },
      payload: { email: 'a@example.org', password: 'long enough password' },
    })
    expect(answer.json(), url).toMatchObject({ code: 'forbidden' })
  }
})

test('our own pages may write', async () => {
  const headers = { ...(await someone()), origin: 'http://localhost:3000' }
  expect((await create(headers, { text: pageText('Own') })).statusCode).toBe(201)
})

test('any site may read what is public, without cookies', async () => {
  const answer = await server.inject({
    url: '/api/v1/pages',
    headers: { origin: 'https://reader.example' },
  })
  expect(answer.headers['access-control-allow-origin']).toBe('*')
  expect(answer.headers['access-control-allow-credentials']).toBeUndefined()
  expect(answer.headers['cross-origin-resource-policy']).toBe('cross-origin')
  const preflight = await server.inject({
    method: 'OPTIONS',
    url: '/api/v1/pages',
    headers: { origin: 'https://reader.example', 'access-control-request-method': 'GET' },
  })
  expect(preflight.statusCode).toBe(204)
  expect(preflight.headers['access-control-allow-methods']).toBe('GET, HEAD')
})

test('two taps make one page, and a later one gets the same answer', async () => {
  const headers = { ...(await someone()), 'idempotency-key': 'tap-1' }
  const before = await count()
  const payload = { text: pageText('Tapped twice') }
  const answers = await Promise.all([create(headers, payload), create(headers, payload)])
  const later = await create(headers, payload)
  expect([...answers, later].map(({ statusCode }) => statusCode)).toEqual([201, 201, 201])
  expect(new Set([...answers, later].map(({ body }) => body)).size).toBe(1)
  expect(await count()).toBe(before + 1)
})

test('a key with another body is refused', async () => {
  const headers = { ...(await someone()), 'idempotency-key': 'tap-2' }
  await create(headers, { text: pageText('First') })
  const other = await create(headers, { text: pageText('Second') })
  expect(other.json()).toMatchObject({ code: 'invalid', status: 422 })
})

test('the same key of somebody else is another key', async () => {
  const payload = { text: pageText('Same words') }
  const key = { 'idempotency-key': 'tap-3' }
  const first = await create({ ...(await someone()), ...key }, payload)
  const second = await create({ ...(await someone()), ...key }, payload)
  expect(first.json().id).not.toBe(second.json().id)
})

test('a taken slug is refused and nothing is overwritten', async () => {
  const headers = await someone()
  const page = await testPage(server, headers, 'taken-once')
  const again = await create(headers, { text: pageText('Intruder'), slug: 'taken-once' })
  expect(again.json()).toMatchObject({ code: 'slug-taken', status: 409 })
  const raw = await server.inject(`/api/v1/pages/${page.slug}/raw`)
  expect(raw.body).toBe(pageText(page.title))
})

test('a wrong value is named in the language of the reader', async () => {
  const headers = await someone()
  const ask = async (language: string) => {
    const answer = await server.inject({
      method: 'POST',
      url: '/api/v1/pages',
      headers: { ...headers, 'accept-language': language },
      payload: { text: pageText('X'), slug: 'Not A Slug' },
    })
    return answer.json()
  }
  const french = await ask('fr')
  const english = await ask('en')
  expect(french).toMatchObject({ code: 'invalid', errors: [{ path: 'slug' }] })
  expect(english).toMatchObject({ code: 'invalid', errors: [{ path: 'slug' }] })
  expect(french.detail).not.toBe(english.detail)
  expect(french.errors[0].message).not.toBe(english.errors[0].message)
})

test('a text over 1 MB is too large, not invalid', async () => {
  const headers = await someone()
  const answer = await create(headers, { text: pageText('Large', 'x'.repeat(1_000_001)) })
  expect(answer.json()).toMatchObject({ code: 'too-large', status: 413 })
})

test('a body that is not UTF-8 is refused with the place, and makes no page', async () => {
  const headers = { ...(await someone()), 'content-type': 'application/json' }
  const [before, after] = JSON.stringify({ text: pageText('Broken', '|') }).split('|')
  const payload = Buffer.concat([
    Buffer.from(before ?? ''),
    Buffer.from([0xc3, 0x28]),
    Buffer.from(after ?? ''),
  ])
  const answer = await server.inject({ method: 'POST', url: '/api/v1/pages', headers, payload })
  const place = Buffer.byteLength(before ?? '')
  expect(answer.json()).toMatchObject({
    code: 'invalid',
    status: 422,
    detail: `L’octet ${place} du corps n’est pas de l’UTF-8.`,
    errors: [{ code: 'utf8', message: 'Le texte n’est pas de l’Unicode valide.' }],
  })
  expect((await server.inject('/api/v1/pages/broken')).statusCode).toBe(404)
})

test('a body that is no JSON is refused', async () => {
  const headers = { ...(await someone()), 'content-type': 'application/json' }
  const answer = await server.inject({
    method: 'POST',
    url: '/api/v1/pages',
    headers,
    payload: '{"text": ',
  })
  expect(answer.json()).toMatchObject({ code: 'invalid', status: 422 })
})

test('a call with no body and a type of JSON is understood', async () => {
  const headers = await someone()
  const page = await testPage(server, headers, 'no-body')
  const answer = await server.inject({
    method: 'POST',
    url: `/api/v1/pages/${page.slug}/draft`,
    headers: { ...headers, 'content-type': 'application/json' },
  })
  expect(answer.statusCode).toBe(201)
})

test('an unknown call and an impossible address are not found', async () => {
  for (const url of ['/api/v1/nothing', '/api/v1/pages/NOT%20A%20SLUG', '/api/nothing']) {
    const answer = await server.inject(url)
    expect(answer.statusCode, url).toBe(404)
    expect(answer.headers['content-type'], url).toMatch('application/problem+json')
  }
})

test('an answer that did not change is not sent again', async () => {
  const first = await server.inject('/api/v1/pages')
  const again = await server.inject({
    url: '/api/v1/pages',
    headers: { 'if-none-match': String(first.headers.etag) },
  })
  expect(again.statusCode).toBe(304)
  expect(again.body).toBe('')
})

test('answers to signed-in people are kept by no shared cache', async () => {
  const headers = await someone()
  const answer = await server.inject({ url: '/api/v1/session', headers })
  expect(answer.headers['cache-control']).toBe('private, no-cache')
  const write = await create(headers, { text: pageText('Fresh') })
  expect(write.headers['cache-control']).toBe('no-store')
})

test('a page and its raw text name their revision', async () => {
  const page = await testPage(server, await someone(), 'revision-named')
  for (const path of ['', '/raw']) {
    const answer = await server.inject(`/api/v1/pages/${page.slug}${path}`)
    expect(answer.headers['forkshop-revision'], path).toBe(page.head)
  }
})

test('the raw text is sent byte for byte, again and after a change', async () => {
  const headers = await someone()
  const page = await testPage(server, headers, 'raw-bytes', 'event')
  const url = `/api/v1/pages/${page.slug}/raw`
  const first = await server.inject(url)
  expect(first.headers['content-type']).toBe('text/markdown; charset=utf-8')
  expect(first.rawPayload.equals(Buffer.from(eventText(page.title)))).toBe(true)
  expect((await server.inject(url)).body).toBe(first.body)
  const text = eventText(page.title, 'Changed words é.\n')
  await server.inject({
    method: 'PUT',
    url: `/api/v1/pages/${page.slug}`,
    headers,
    payload: { text, base: page.head, reason: 'Change' },
  })
  expect((await server.inject(url)).rawPayload.equals(Buffer.from(text))).toBe(true)
})

test('the contract is described for programs', async () => {
  const answer = await server.inject('/api/v1/openapi.json')
  expect(answer.headers['content-type']).toContain('application/json')
  expect(answer.json()).toEqual(toOpenApi())
  expect(answer.body).not.toContain('/api/auth')
})

test('the operator sees whether the server works; strangers see no numbers', async () => {
  expect((await server.inject('/healthz')).json()).toEqual({ status: 'ok' })
  expect((await server.inject('/readyz')).json()).toEqual({ status: 'ready' })
  expect((await server.inject('/metrics')).body).toContain('forkshop_http_requests_total')
  const stranger = await server.inject({ url: '/metrics', remoteAddress: '192.0.2.1' })
  expect(stranger.statusCode).toBe(404)
})

test.each([
  'forkshop_cache_total{cache="ready",result="hit"}',
  'forkshop_cache_total{cache="ready",result="miss"}',
  'forkshop_cache_total{cache="ready",result="drop"}',
  'forkshop_pages_drawn_total',
  'forkshop_pages_joined_total',
  'forkshop_waiting{line="begin"}',
  'forkshop_waiting{line="page"}',
  'forkshop_waiting{line="short-text"}',
  'forkshop_waiting{line="long-text"}',
  'forkshop_thread_busy_seconds_total{thread="main"}',
  'forkshop_thread_busy_seconds_total{thread="page"}',
  'forkshop_thread_busy_seconds_total{thread="short-text"}',
  'forkshop_thread_busy_seconds_total{thread="long-text"}',
])('the numbers of the server have %s', async (name) => {
  const lines = (await server.inject('/metrics')).body.split('\n')
  expect(lines.filter((line) => line.startsWith(`${name} `))).toHaveLength(1)
})

test.each([
  ['/api/v1/changes', /^(queue;dur=\d+\.\d, )?db;dur=\d+\.\d, total;dur=\d+\.\d$/],
  ['/api/v1/pages/nowhere', /^(queue;dur=\d+\.\d, )?(db;dur=\d+\.\d, )?total;dur=\d+\.\d$/],
  ['/healthz', /^$/],
  ['/metrics', /^$/],
])('%s tells what its time went into', async (url, told) => {
  expect((await server.inject(url)).headers['server-timing'] ?? '').toMatch(told)
})

test('every answer carries the security headers', async () => {
  const answer = await server.inject('/api/v1/session')
  expect(answer.headers['content-security-policy']).toContain("default-src 'self'")
  expect(answer.headers['content-security-policy']).toContain("script-src 'self'")
  expect(answer.headers['content-security-policy']).not.toContain(
    "script-src 'self' 'unsafe-inline'",
  )
  expect(answer.headers['x-content-type-options']).toBe('nosniff')
  expect(answer.headers['x-frame-options']).toBe('DENY')
})
