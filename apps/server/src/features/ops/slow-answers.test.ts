import { expect, test } from 'vitest'
import { testServer } from '../../testing/test-server.ts'
import { pageOf } from './slow-answers.ts'

test.each([
  ['/formats/a-page?at=1.0', '/formats/a-page'],
  ['/p/a-page@1.0', '/p/a-page'],
  ['/methods/a-page/history', '/methods/a-page/history'],
  ['/methods/a-page/proposals/12', '/methods/a-page/proposals/12'],
  ['/methods/a-page/offers/3f8a9c', '/methods/a-page'],
  ['/reset/a-secret', 'page'],
  ['/invite/a-secret', 'page'],
  ['/e/ABC-DEF', 'page'],
  ['/search?q=somebody', 'page'],
  ['/formats/%E0%A4%A', 'page'],
  ['/formats/Somebody%20Else', 'page'],
])('of %s the log has %s', (url, told) => {
  expect(pageOf(url)).toBe(told)
})

test('an answer that took long is told with its parts, and nothing of what was asked', async () => {
  const told: object[] = []
  const log = {
    info: () => {},
    warn: (data: object) => void told.push(data),
    error: () => {},
  }
  const server = await testServer({ overrides: { log }, settings: { slowMs: 0.001 } })
  await server.inject('/api/v1/search?q=somebody&limit=5')
  await server.inject({ url: '/reset/a-secret?next=/a', headers: { cookie: 'a=b' } })
  await server.close()
  expect(told).toMatchObject([
    { verb: 'GET', route: '/api/v1/search', status: 200 },
    { verb: 'GET', route: 'page', status: 503 },
  ])
  const known = new Set(['verb', 'route', 'status', 'ms', 'queue', 'db', 'text', 'draw'])
  expect(told.flatMap((one) => Object.keys(one)).filter((key) => !known.has(key))).toEqual([])
})

test('an answer that took no longer than it may is not told', async () => {
  const told: object[] = []
  const log = { info: () => {}, warn: (data: object) => void told.push(data), error: () => {} }
  const server = await testServer({ overrides: { log }, settings: { slowMs: 600_000 } })
  await server.inject('/api/v1/search?q=somebody&limit=5')
  await server.close()
  expect(told).toEqual([])
})
