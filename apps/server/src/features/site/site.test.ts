import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { eventText, testPage } from '../../testing/test-page.ts'
import { addUser, signIn, testServer, useTestServer } from '../../testing/test-server.ts'
import { fillTemplate } from './drawing/fill-template.ts'
import { inlineScriptHashes } from './web-build.ts'

/** A client of a few lines that shows the title of a page as the calls of the server tell it. */
const entry = `
let drawn = 0
const begun = []
export const screens = [
  { path: /^\\/e\\//, query: [], lists: [], isCounted: true },
  { path: /^/, query: ['at'], lists: [], isCounted: false },
]
export const render = async ({ url, language, fetch, origin, siteName }) => {
  const page = (status, html, more = {}) =>
    ({ status, html, head: '<title>x</title>', htmlAttrs: 'lang="' + language + '"', state: '{"a":"</script>"}', ...more })
  if (url === '/begun') return page(404, begun.join(' '))
  begun.push(url)
  if (url === '/moved') return page(308, '', { redirect: '/formats/there' })
  if (url === '/elsewhere') return page(302, '', { redirect: 'https://evil.example/' })
  if (url === '/broken') throw new Error('a fault of the client')
  if (url === '/writes') await fetch(origin + '/api/v1/pages', { method: 'POST' })
  const [, place, slug] = url.split('/')
  const answer = await fetch(origin + '/api/v1/' + (place === 'e' ? 'codes' : 'pages') + '/' + slug, { headers: { 'accept-language': language } })
  const body = await answer.json()
  drawn += 1
  return page(answer.status, (body.title ?? body.code) + ' ' + drawn + ' on ' + siteName + ' ' + 'long enough to be packed '.repeat(40))
}
`
const themeScript = "document.documentElement.classList.add('light')"
const template = `<!doctype html><html lang="fr"><head><script>${themeScript}</script><!--head--></head><body><div id="app"><!--app--></div><!--state--><script type="module" src="/assets/a-1.js"></script></body></html>`

const webDist = mkdtempSync(path.join(tmpdir(), 'forkshop-web-'))
mkdirSync(path.join(webDist, 'client', 'assets'), { recursive: true })
mkdirSync(path.join(webDist, 'client', '.vite'))
mkdirSync(path.join(webDist, 'server'))
writeFileSync(path.join(webDist, 'client', 'index.html'), template)
writeFileSync(path.join(webDist, 'client', '.vite', 'manifest.json'), '{}')
writeFileSync(path.join(webDist, 'client', 'favicon.svg'), '<svg/>')
const script = `// ${'x'.repeat(2000)}`
writeFileSync(path.join(webDist, 'client', 'assets', 'a-1.js'), script)
writeFileSync(path.join(webDist, 'client', 'assets', 'a-1.js.br'), brotliCompressSync(script))
writeFileSync(path.join(webDist, 'server', 'package.json'), '{"type":"module"}')
writeFileSync(path.join(webDist, 'server', 'entry-server.js'), entry)
afterAll(() => rmSync(webDist, { recursive: true, force: true }))

const faults: string[] = []
const log = {
  info: () => {},
  warn: () => {},
  error: (_data: object, message: string) => void faults.push(message),
}
const server = useTestServer({ webDist, listen: true, overrides: { log } })

const get = (url: string, headers: Record<string, string> = {}) =>
  fetch(`${server.url}${url}`, { headers, redirect: 'manual' })

test('a page is complete HTML in the language of the reader', async () => {
  const user = await addUser(server, 'page@example.org')
  await testPage(server, await signIn(server, user.email), 'shown')
  const answer = await get('/methods/shown', { 'accept-language': 'en' })
  const html = await answer.text()
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(html).toContain('<html lang="en">')
  expect(html).toContain('<div id="app">Page shown')
  expect(html).toContain('<title>x</title>')
  expect(html).toContain('"\\u003c/script>"')
})

test('a page is drawn once, packed, until something changes', async () => {
  const user = await addUser(server, 'once@example.org')
  const headers = await signIn(server, user.email)
  const page = await testPage(server, headers, 'kept', 'event')
  const first = await (await get('/p/kept')).text()
  expect(await (await get('/p/kept')).text()).toBe(first)
  const packed = await server.inject({ url: '/p/kept', headers: { 'accept-encoding': 'br' } })
  expect(packed.headers['content-encoding']).toBe('br')
  expect(brotliDecompressSync(packed.rawPayload).toString()).toContain('Page kept')
  await server.inject({
    method: 'PUT',
    url: '/api/v1/pages/kept',
    headers,
    payload: { text: eventText('Renamed'), base: page.head, reason: 'Another title' },
  })
  expect(await (await get('/p/kept')).text()).toContain('<div id="app">Renamed')
})

test('a page bears the name of the library, a new one at once', async () => {
  const user = await addUser(server, 'namer@example.org', { admin: true })
  const headers = await signIn(server, user.email)
  await testPage(server, headers, 'named')
  expect(await (await get('/p/named')).text()).toContain(' on Forkshop ')
  const url = '/api/v1/settings'
  await server.inject({ method: 'PATCH', url, headers, payload: { name: 'Ateliers' } })
  expect(await (await get('/p/named')).text()).toContain(' on Ateliers ')
})

test('a reader who has the page is not sent it again', async () => {
  const first = await get('/p/shown')
  const again = await get('/p/shown', { 'if-none-match': first.headers.get('etag') ?? '' })
  expect(again.status).toBe(304)
})

test('pages are drawn as a visitor sees them, whoever asks', async () => {
  const user = await addUser(server, 'private@example.org')
  const headers = await signIn(server, user.email)
  await testPage(server, headers, 'hidden')
  await server.inject({
    method: 'PATCH',
    url: '/api/v1/pages/hidden',
    headers,
    payload: { visibility: 'private' },
  })
  const answer = await get('/p/hidden', headers)
  expect(answer.status).toBe(404)
  expect(await answer.text()).not.toContain('Page hidden')
})

test("a page that is ready is nobody's any more once it is private, and everybody's once it is not", async () => {
  const user = await addUser(server, 'closing@example.org')
  const headers = await signIn(server, user.email)
  const { slug } = await testPage(server, headers, 'closing')
  const see = (visibility: 'private' | 'public') =>
    server.inject({
      method: 'PATCH',
      url: `/api/v1/pages/${slug}`,
      headers,
      payload: { visibility },
    })
  const addresses = ['/methods/closing', '/p/closing', '/api/v1/pages/closing/raw']
  const statuses = async (sent = {}) => {
    const answers = await Promise.all(addresses.map((url) => get(url, sent)))
    return answers.map(({ status }) => status)
  }
  expect(await statuses()).toEqual([200, 200, 200])
  await see('private')
  expect(await statuses()).toEqual([404, 404, 404])
  expect(await statuses(headers)).toEqual([404, 404, 200])
  expect(await statuses()).toEqual([404, 404, 404])
  await see('public')
  expect(await statuses()).toEqual([200, 200, 200])
})

test('a page that is not there is 404, a deleted one 410', async () => {
  expect((await get('/p/nowhere')).status).toBe(404)
  const user = await addUser(server, 'gone@example.org')
  const headers = await signIn(server, user.email)
  await testPage(server, headers, 'gone')
  expect((await get('/p/gone')).status).toBe(200)
  await server.inject({
    method: 'DELETE',
    url: '/api/v1/pages/gone',
    headers,
    payload: { reason: 'No longer needed' },
  })
  expect((await get('/p/gone')).status).toBe(410)
})

test('a former address leads on, and never off the site', async () => {
  const moved = await get('/moved')
  expect([moved.status, moved.headers.get('location')]).toEqual([308, '/formats/there'])
  expect((await get('/elsewhere')).headers.get('location')).toBe('/')
})

const begun = async (): Promise<readonly string[]> => {
  const html = await (await get('/begun')).text()
  return (/<div id="app">([^<]*)</.exec(html)?.[1] ?? '').split(' ')
}

test.each([
  ['GET', '/events/settled', 308, '/methods/settled'],
  ['GET', '/events/settled/history?at=1&x=2', 308, '/methods/settled/history?at=1&x=2'],
  ['GET', '/methods/settled-before', 308, '/methods/settled'],
  ['HEAD', '/events/settled', 308, '/methods/settled'],
  ['HEAD', '/methods/settled', 200, null],
  ['HEAD', '/methods/settled-nowhere', 404, null],
  ['HEAD', '/methods/settled-deleted', 410, null],
  ['HEAD', '/methods/settled-private', 404, null],
  ['HEAD', '/methods/settled-private-before', 404, null],
] as const)('%s %s answers %i to %s, and nothing is drawn', async (method, url, status, to) => {
  await settledPages()
  const answer = await fetch(`${server.url}${url}`, { method, redirect: 'manual' })
  expect([answer.status, answer.headers.get('location')]).toEqual([status, to])
  expect(answer.headers.get('cache-control')).toBe('no-cache')
  expect(await begun()).not.toContain(url)
})

let settled: Promise<void> | undefined
/** A page that was renamed, a deleted one, and a private one that was renamed. */
const settledPages = (): Promise<void> =>
  (settled ??= (async () => {
    const user = await addUser(server, 'settled@example.org')
    const headers = await signIn(server, user.email)
    const change = (slug: string, payload: object) =>
      server.inject({ method: 'PATCH', url: `/api/v1/pages/${slug}`, headers, payload })
    await testPage(server, headers, 'settled-before')
    await change('settled-before', { slug: 'settled' })
    await testPage(server, headers, 'settled-private-before')
    await change('settled-private-before', { slug: 'settled-private', visibility: 'private' })
    await testPage(server, headers, 'settled-deleted')
    const url = '/api/v1/pages/settled-deleted'
    await server.inject({ method: 'DELETE', url, headers, payload: { reason: 'Done' } })
  })())

test('HEAD tells of a page that is ready what GET does', async () => {
  const user = await addUser(server, 'head@example.org')
  await testPage(server, await signIn(server, user.email), 'headed')
  const page = await get('/methods/headed')
  const head = await fetch(`${server.url}/methods/headed`, { method: 'HEAD' })
  expect(head.headers.get('etag')).toBe(page.headers.get('etag'))
})

test('a fault of the client is a plain page, without its words', async () => {
  const answer = await get('/broken')
  expect(answer.status).toBe(500)
  expect(await answer.text()).not.toContain('fault')
  expect((await get('/writes')).status).toBe(500)
  expect(faults).toEqual(Array.from({ length: 2 }, () => 'a page could not be rendered'))
})

test('files of the client are kept for ever, packed, and only they', async () => {
  const file = await get('/assets/a-1.js', { 'accept-encoding': 'br' })
  expect(file.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(file.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  expect(file.headers.get('content-encoding')).toBe('br')
  expect(await file.text()).toBe(script)
  expect((await get('/favicon.svg')).headers.get('cache-control')).toBe('no-cache')
  for (const url of [
    '/.vite/manifest.json',
    '/index.html',
    '/../server/entry-server.js',
    '/assets/..%2f..%2fserver%2fentry-server.js',
  ]) {
    expect(await (await get(url)).text(), url).not.toMatch(/export const render|<!--app-->/)
  }
})

test('only the theme script of the template may run', async () => {
  const hash = createHash('sha256').update(themeScript).digest('base64')
  const policy = (await get('/p/shown')).headers.get('content-security-policy') ?? ''
  expect(policy).toContain(`script-src 'self' 'sha256-${hash}';`)
  expect(inlineScriptHashes('<script type="module" src="/a.js"></script>')).toEqual([])
})

test('what was rendered fills the template literally', () => {
  const html = fillTemplate(
    '<html lang="fr"><!--head-->|<!--icons-->|<!--app-->|<!--state--></html>',
    {
      status: 200,
      html: '$& $1 <!--state-->',
      icons: '<svg></svg>',
      head: "$'",
      htmlAttrs: 'lang="en" dir="ltr"',
      state: '{}',
    },
  )
  expect(html).toBe(
    '<html lang="en" dir="ltr">$\'|<svg></svg>|$& $1 <!--state-->|<script type="application/json" id="state">{}</script></html>',
  )
})

test('without a build every page says how to make one', async () => {
  const bare = await testServer()
  const answer = await bare.inject({ url: '/formats/x', headers: { 'accept-language': 'en' } })
  await bare.close()
  expect(answer.statusCode).toBe(503)
  expect(answer.body).toContain('pnpm --filter @forkshop/web build')
})

test('one reader who guesses event codes keeps no other from the page of theirs', async () => {
  const user = await addUser(server, 'event@example.org')
  const headers = await signIn(server, user.email)
  const { slug, title } = await testPage(server, headers, 'coded', 'event')
  const room = await server.inject({
    method: 'PUT',
    url: `/api/v1/events/${slug}/code`,
    headers,
    payload: { open: true },
  })
  const read = (remoteAddress: string, code: string) =>
    server.inject({ url: `/e/${code}`, remoteAddress })
  const guesses = await Promise.all(Array.from({ length: 200 }, () => read('192.0.2.1', 'AAA-AAA')))
  expect(guesses.filter(({ statusCode }) => statusCode === 429).length).toBeGreaterThan(0)
  expect((await read('192.0.2.1', room.json().code)).statusCode).toBe(429)
  expect((await read('192.0.2.2', room.json().code)).body).toContain(title)
})
