import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest'
import { eventText, testPage } from '../../testing/test-page.ts'
import { addUser, signIn, testServer, useTestServer } from '../../testing/test-server.ts'

/**
 * A client whose pages below `/held` and `/late` are under way until the gate opens, the late ones
 * after they read; `/seen` tells what was begun and what was drawn.
 */
const entry = `
const gate = new BroadcastChannel('many-readers')
const waiting = new Set()
const seen = { begun: [], drawn: [] }
let isOpen = true
gate.onmessage = ({ data }) => {
  isOpen = data.startsWith('open')
  if (isOpen) for (const go of waiting) go()
  waiting.clear()
  gate.postMessage('heard ' + data)
}
const opened = () => isOpen || new Promise((resolve) => waiting.add(resolve))
export const screens = [{ path: /^.*$/, query: ['at'], lists: [], isCounted: false }]
export const render = async ({ url, fetch }) => {
  const page = (html) => ({ status: 200, html, head: '', htmlAttrs: '', state: '{}' })
  if (url === '/seen') return { ...page(''), status: 404, state: JSON.stringify(seen) }
  if (url === '/dies') process.exit(1)
  seen.begun.push(url)
  if (url.startsWith('/held')) {
    gate.postMessage('begun ' + url)
    await opened()
  }
  const answer = await fetch('/api/v1/pages/read')
  const { title } = await answer.json()
  if (url.startsWith('/late')) {
    gate.postMessage('read ' + url)
    await opened()
  }
  seen.drawn.push(url)
  return page(title)
}
`
const template = `<!doctype html><html><head><!--head--></head><body><div id="app"><!--app--></div><!--state--></body></html>`
const webDist = mkdtempSync(path.join(tmpdir(), 'forkshop-web-'))
mkdirSync(path.join(webDist, 'client'))
mkdirSync(path.join(webDist, 'server'))
writeFileSync(path.join(webDist, 'client', 'index.html'), template)
writeFileSync(path.join(webDist, 'server', 'package.json'), '{"type":"module"}')
writeFileSync(path.join(webDist, 'server', 'entry-server.js'), entry)
afterAll(() => rmSync(webDist, { recursive: true, force: true }))

const server = useTestServer({ webDist, listen: true, pageLimits: { atOnce: 2, waiting: 3 } })
const gate = new BroadcastChannel('many-readers')
const heard: string[] = []
let listeners: (() => void)[] = []
gate.onmessage = ({ data }) => {
  heard.push(String(data))
  for (const listener of listeners.splice(0)) listener()
}
afterAll(() => gate.close())

const untilHeard = async (...words: readonly string[]): Promise<void> => {
  while (!words.every((word) => heard.includes(word))) {
    await new Promise<void>((resolve) => listeners.push(resolve))
  }
}
let said = 0
/** Each saying has a number, so that what answered an earlier one is not taken for this one's. */
const sayToGate = async (word: 'open' | 'shut'): Promise<void> => {
  said += 1
  const saying = `${word} ${said}`
  gate.postMessage(saying)
  await untilHeard(`heard ${saying}`)
}

const get = (url: string) => fetch(`${server.url}${url}`)
const seen = async (): Promise<{ readonly begun: string[]; readonly drawn: string[] }> => {
  const [, json = '{}'] = /id="state">(.*?)<\/script>/.exec(await (await get('/seen')).text()) ?? []
  return JSON.parse(json)
}

const writer: { headers?: { readonly cookie: string }; head?: string } = {}
beforeAll(async () => {
  const user = await addUser(server, 'readers@example.org')
  writer.headers = await signIn(server, user.email)
  writer.head = (await testPage(server, writer.headers, 'read')).head
})
beforeEach(async () => {
  await seen()
  heard.length = 0
  listeners = []
  await sayToGate('shut')
})
afterEach(() => sayToGate('open'))

test('few pages are drawn at once, and what is ready is answered meanwhile', async () => {
  await sayToGate('open')
  const ready = await (await get('/ready')).text()
  await sayToGate('shut')
  const held = [1, 2, 3, 4].map((number) => get(`/held/${number}`))
  await untilHeard('begun /held/1', 'begun /held/2')
  expect((await get('/healthz')).status).toBe(200)
  expect(await (await get('/ready')).text()).toBe(ready)
  expect(await (await get('/ready?utm=letter')).text()).toBe(ready)
  expect(heard.filter((word) => word.startsWith('begun'))).toHaveLength(2)
  await sayToGate('open')
  expect((await Promise.all(held)).map(({ status }) => status)).toEqual([200, 200, 200, 200])
})

test('a page that many ask for is drawn once, and the others are counted', async () => {
  const numbers = async (): Promise<readonly (number | undefined)[]> => {
    const body = await (await get('/metrics')).text()
    return ['drawn', 'joined'].map((what) =>
      Number(new RegExp(`^forkshop_pages_${what}_total (\\d+)`, 'm').exec(body)?.[1]),
    )
  }
  const [drawn = 0, joined = 0] = await numbers()
  const first = get('/held/joined')
  await untilHeard('begun /held/joined')
  const others = [1, 2].map(() => get('/held/joined'))
  while ((await numbers())[1] !== joined + 2) continue
  await sayToGate('open')
  const told = await Promise.all([first, ...others])
  for (const { headers } of told) {
    expect(headers.get('server-timing')).toMatch(/db;dur=[^,]+, draw;dur=[^,]+, total;dur=/)
  }
  expect(await numbers()).toEqual([drawn + 1, joined + 2])
  expect((await get('/held/joined')).headers.get('server-timing')).toBe('ready')
})

test.each([
  ['fr', 'Beaucoup de monde à la fois'],
  ['en', 'Many people at once'],
])('beyond those that wait a page is refused for now, in %s', async (language, title) => {
  const ask = (number: number) =>
    server.inject({
      url: `/held/${language}/${number}`,
      headers: { 'accept-language': language },
    })
  const all = [1, 2, 3, 4, 5, 6].map(ask)
  const refused = await Promise.race(all)
  expect(refused.statusCode).toBe(503)
  expect(refused.headers['retry-after']).toBe('5')
  expect(refused.headers['content-type']).toBe('text/html; charset=utf-8')
  expect(refused.body).toContain(`<html lang="${language}">`)
  expect(refused.body).toContain(title)
  const [, looks = ''] = /<link rel="stylesheet" href="([^"]+)">/.exec(refused.body) ?? []
  expect(existsSync(new URL(`../../../../web/public${looks}`, import.meta.url)), looks).toBe(true)
  expect(looks).toMatch(/\.css$/)
  await sayToGate('open')
  const statuses = (await Promise.all(all)).map(({ statusCode }) => statusCode)
  expect(statuses).toEqual([200, 200, 200, 200, 200, 503])
})

test('a page whose reader has gone makes room, and what stands on it is not read', async () => {
  const leaving = request(`${server.url}/held/left`).on('error', () => {})
  leaving.end()
  const other = get('/held/other')
  await untilHeard('begun /held/left', 'begun /held/other')
  const waiting = get('/held/waiting')
  leaving.destroy()
  await untilHeard('begun /held/waiting')
  await sayToGate('open')
  expect([(await other).status, (await waiting).status]).toEqual([200, 200])
  const { begun, drawn } = await seen()
  expect(begun).toContain('/held/left')
  expect(drawn).not.toContain('/held/left')
})

test('a page that many ask for, by whatever address, is drawn once', async () => {
  const all = Array.from({ length: 30 }, (_, at) => get(`/held/one?utm=${at}`))
  await untilHeard('begun /held/one')
  await sayToGate('open')
  const texts = await Promise.all(all.map(async (one) => (await one).text()))
  expect(new Set(texts).size).toBe(1)
  expect((await seen()).begun.filter((url) => url === '/held/one')).toHaveLength(1)
})

test('who asks after a change is never given what was being drawn before it', async () => {
  const before = get('/late')
  await untilHeard('read /late')
  const published = await server.inject({
    method: 'PUT',
    url: '/api/v1/pages/read',
    headers: writer.headers ?? {},
    payload: { text: eventText('Renamed'), base: writer.head, reason: 'Another title' },
  })
  expect(published.statusCode).toBe(200)
  const after = get('/late')
  await sayToGate('open')
  expect(await (await before).text()).toContain('Page read')
  expect(await (await after).text()).toContain('Renamed')
  expect(await (await get('/late')).text()).toContain('Renamed')
})

test('a thread that ends takes its page along, and the next page has another', async () => {
  expect((await get('/dies')).status).toBe(500)
  expect((await get('/ready')).status).toBe(200)
  expect((await get('/other')).status).toBe(200)
})

test('requests begin one in a turn; beyond those that wait a call is refused with its problem', async () => {
  const narrow = await testServer({ beginning: { atOnce: 1, waiting: 2 } })
  onTestFinished(() => narrow.close())
  const all = Array.from({ length: 5 }, () =>
    narrow.inject({ url: '/api/v1/changes', headers: { 'accept-language': 'en' } }),
  )
  const beside = narrow.inject('/healthz')
  const answers = await Promise.all(all)
  expect((await beside).statusCode).toBe(200)
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 503, 503])
  const refused = answers[4]
  expect(refused?.headers['retry-after']).toBe('5')
  expect(refused?.headers['content-type']).toBe('application/problem+json; charset=utf-8')
  expect(refused?.json()).toMatchObject({ code: 'busy', status: 503 })
})
