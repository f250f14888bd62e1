import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { pageText } from '../../testing/test-page.ts'
import { addUser, signIn, useTestServer } from '../../testing/test-server.ts'

const server = useTestServer()
const view = (encodings: string) =>
  server.inject({
    url: '/api/v1/pages/long/view',
    headers: { 'accept-encoding': encodings },
  })

test('what a call answers travels packed, in the best way that its reader takes', async () => {
  const { email } = await addUser(server, 'writer@example.org')
  const headers = await signIn(server, email)
  const text = `${pageText('Long')}\n${'A sentence like the others.\n\n'.repeat(100)}`
  const made = await server.inject({
    method: 'POST',
    url: '/api/v1/pages',
    headers,
    payload: { text, slug: 'long' },
  })
  expect(made.statusCode, made.body).toBe(201)

  const plain = await view('identity')
  expect(plain.headers['content-encoding']).toBeUndefined()
  const [br, gzip] = [await view('gzip, deflate, br'), await view('gzip')]
  expect(br.headers['content-encoding']).toBe('br')
  expect(gzip.headers['content-encoding']).toBe('gzip')
  expect(brotliDecompressSync(br.rawPayload).toString()).toBe(plain.body)
  expect(gunzipSync(gzip.rawPayload).toString()).toBe(plain.body)
  expect(br.rawPayload.length).toBeLessThan(plain.rawPayload.length / 3)
  expect(br.headers['vary']).toContain('Accept-Encoding')
  expect(br.headers['etag']).toBe(plain.headers['etag'])
  const again = await server.inject({
    url: '/api/v1/pages/long/view',
    headers: { 'accept-encoding': 'br', 'if-none-match': String(br.headers['etag']) },
  })
  expect([again.statusCode, again.body]).toEqual([304, ''])
})

test('what is short is not packed', async () => {
  const answer = await server.inject({
    url: '/api/v1/session',
    headers: { 'accept-encoding': 'br' },
  })
  expect(answer.headers['content-encoding']).toBeUndefined()
})
