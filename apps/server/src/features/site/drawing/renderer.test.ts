import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, onTestFinished, test, vi } from 'vitest'
import { startedThreads } from '../../../testing/started-threads.ts'
import { createRenderer, type Renderer } from './renderer.ts'

/** The entry of a client whose pages all have one body. */
const entryOf = (html: string): string => `
export const screens = [{ path: /^.*$/, query: [], lists: [], isCounted: false }]
export const render = async () => ({
  status: 200, html: ${JSON.stringify(html)}, head: '', htmlAttrs: '', state: '{}'
})
`

/** A built client whose pages have this body, until the test is over. */
const clientOf = (html: string): string => {
  const dist = mkdtempSync(path.join(tmpdir(), 'forkshop-web-'))
  onTestFinished(() => rmSync(dist, { recursive: true, force: true }))
  for (const folder of ['client', 'server']) mkdirSync(path.join(dist, folder))
  writeFileSync(path.join(dist, 'client', 'index.html'), '<!doctype html><!--app-->')
  writeFileSync(path.join(dist, 'server', 'package.json'), '{"type":"module"}')
  writeFileSync(path.join(dist, 'server', 'entry-server.js'), entryOf(html))
  return dist
}

const drawWith = (renderer: Renderer) =>
  renderer.draw(
    { url: '/a', language: 'fr', origin: 'http://localhost', siteName: 'Forkshop', posted: null },
    () => Promise.reject(new Error('nothing is asked')),
    new AbortController().signal,
  )

const seconds = (count: number): number => count * 1000

test('a thread that had no page to draw for a minute ends, and the next page has another', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  onTestFinished(() => {
    vi.useRealTimers()
  })
  const started = startedThreads()
  const renderer = createRenderer(clientOf(''), 1)
  onTestFinished(() => renderer.close())
  const draw = () => drawWith(renderer)
  for (let page = 0; page < 3; page += 1) {
    expect(await draw()).toMatchObject({ kind: 'page', status: 200 })
    vi.advanceTimersByTime(seconds(40))
  }
  expect(started.count).toBe(1)
  vi.advanceTimersByTime(seconds(60))
  expect(await renderer.asked('/a?x=1')).toMatchObject({ address: '/a', isCounted: false })
  expect(await draw()).toMatchObject({ kind: 'page', status: 200 })
  expect(started.count).toBe(2)
})

test.each([
  ['long', '<p>Bonjour.</p>'.repeat(2000)],
  ['too short to be packed', '<p>Bonjour.</p>'],
])('a page that is %s is there before it is packed, and packed soon after', async (_is, body) => {
  const renderer = createRenderer(clientOf(body), 1)
  onTestFinished(() => renderer.close())
  const page = await drawWith(renderer)
  if (page.kind !== 'page') throw new Error('the page is elsewhere')
  const { html, packed } = page
  const notYet = Promise.resolve('not yet')
  expect(await Promise.race([packed.br, packed.gzip, notYet])).toBe('not yet')
  const [br, gzip] = [await packed.br, await packed.gzip]
  const isPacked = body.length > 512
  expect(br && brotliDecompressSync(br)).toEqual(isPacked ? Buffer.from(html) : null)
  expect(gzip && gunzipSync(gzip)).toEqual(isPacked ? Buffer.from(html) : null)
})

test('whoever waits for the packing of a page whose thread ends waits no longer', async () => {
  const renderer = createRenderer(clientOf('<p>Bonjour.</p>'.repeat(100_000)), 1)
  const page = await drawWith(renderer)
  if (page.kind !== 'page') throw new Error('the page is elsewhere')
  await renderer.close()
  expect(await Promise.all([page.packed.br, page.packed.gzip])).toHaveLength(2)
})
