// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { createSSRApp } from 'vue'
import { renderToString } from 'vue/server-renderer'
import { createSessionStore, sessionKey } from '../session/use-session.ts'
import { clientAnswering } from '../testing/client-answering.ts'
import { inSetup } from '../testing/mounted.ts'
import { livePlaceKey } from './live-place.ts'
import { createLive } from './live.ts'
import { browserTabs } from './testing/tabs.ts'
import { useLive } from './use-live.ts'

const client = clientAnswering(() => ({ account: null }))
const session = createSessionStore(client)

/** What a part says that it looks, in a browser whose line is in memory. */
const inBrowser = () => {
  const tabs = browserTabs()
  const looked: string[] = []
  const place = { made: createLive(tabs.open('a')) }
  const watchIt = () =>
    useLive(
      ['preparation'],
      () => 'veillee',
      () => void looked.push('again'),
    )
  return { tabs, looked, place, watchIt }
}

test('a part looks when its line is there and when something happens, until it leaves', async () => {
  const { tabs, looked, place, watchIt } = inBrowser()
  const { leave } = await inSetup(
    () => {
      watchIt()
      return true
    },
    { install: (app) => app.provide(livePlaceKey, place).provide(sessionKey, session) },
  )
  await expect.poll(() => tabs.lines().length).toBe(1)
  const [line] = tabs.lines()
  line?.say({ kind: 'place', number: 1 })
  expect(looked).toHaveLength(1)
  const event = { number: 2, kind: 'preparation', page: 'veillee', id: 'x' }
  await Promise.resolve()
  line?.say({ kind: 'event', event })
  await expect.poll(() => looked.length).toBe(2)
  leave()
  expect(tabs.lines()).toEqual([])
})

test('who signs in is told anew what they may know', async () => {
  const { tabs, place, watchIt } = inBrowser()
  const account = { id: 'u1', name: 'Ann' }
  const answers: object[] = [{ account: null }, { account }]
  const own = createSessionStore(clientAnswering(() => answers.shift()))
  await inSetup(
    () => {
      watchIt()
      return true
    },
    { install: (app) => app.provide(livePlaceKey, place).provide(sessionKey, own) },
  )
  await expect.poll(() => tabs.lines().length).toBe(1)
  const [before] = tabs.lines()
  await own.refresh()
  await expect.poll(() => tabs.lines()[0] !== before).toBe(true)
})

test('the server never opens it', async () => {
  const { tabs, place, watchIt } = inBrowser()
  const app = createSSRApp({
    setup() {
      watchIt()
      return () => null
    },
  })
  app.provide(livePlaceKey, place).provide(sessionKey, session)
  await renderToString(app)
  expect(tabs.lines()).toEqual([])
})
