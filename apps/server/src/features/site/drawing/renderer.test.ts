import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { startedThreads } from '../../../testing/started-threads.ts'
import { createRenderer } from './renderer.ts'

const entry = `
export const screens = [{ path: /^.*$/, query: [], isCounted: false }]
export const render = async () => ({ status: 200, html: '', head: '', htmlAttrs: '', state: '{}' })
`

/** A built client whose pages are empty, until the test is over. */
const emptyClient = (): string => {
  const dist = mkdtempSync(path.join(tmpdir(), 'forkshop-web-'))
  onTestFinished(() => rmSync(dist, { recursive: true, force: true }))
  for (const folder of ['client', 'server']) mkdirSync(path.join(dist, folder))
  writeFileSync(path.join(dist, 'client', 'index.html'), '<!doctype html><!--app-->')
  writeFileSync(path.join(dist, 'server', 'package.json'), '{"type":"module"}')
  writeFileSync(path.join(dist, 'server', 'entry-server.js'), entry)
  return dist
}

const seconds = (count: number): number => count * 1000

test('a thread that had no page to draw for a minute ends, and the next page has another', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  onTestFinished(() => {
    vi.useRealTimers()
  })
  const started = startedThreads()
  const renderer = createRenderer(emptyClient(), 1)
  onTestFinished(() => renderer.close())
  const draw = () =>
    renderer.draw(
      { url: '/a', language: 'fr', origin: 'http://localhost', siteName: 'Forkshop' },
      () => Promise.reject(new Error('nothing is asked')),
      new AbortController().signal,
    )
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
