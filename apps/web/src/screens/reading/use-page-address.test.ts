// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { nextTick } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { clientAnswering } from '../../base/testing/client-answering.ts'
import { inSetup } from '../../base/testing/mounted.ts'
import { createSessionStore, sessionKey } from '../../base/session/use-session.ts'
import { usePageAddress } from './use-page-address.ts'

const account = { account: { id: 'a' }, guestOf: null }
const nobody = { account: null, guestOf: null }

/** A reading page that was opened at an address, by somebody. */
const opened = async (address: string, who: unknown = account) => {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:any(.*)*', component: { render: () => null } }],
  })
  await router.push(address)
  const session = createSessionStore(clientAnswering(() => who))
  const { value } = await inSetup(() => usePageAddress(() => '/formats/jam'), {
    install: (app) => {
      app.use(router)
      app.provide(sessionKey, session)
    },
  })
  const settle = async (): Promise<void> => {
    await session.ready()
    await nextTick()
    await expect.poll(() => router.currentRoute.value).toBeDefined()
  }
  const goTo = async (to: string): Promise<void> => {
    await router.push(to)
    await settle()
  }
  await settle()
  return { ...value, goTo, settle, at: () => router.currentRoute.value.fullPath }
}

test.each<[address: string, dialog: string | null]>([
  ['/formats/jam', null],
  ['/formats/jam#people', 'people'],
  ['/formats/jam#a-heading', null],
  ['/formats/jam/new-version', 'release'],
])('%s opens: %s', async (address, dialog) => {
  const page = await opened(address)
  await expect.poll(() => page.dialog.value).toBe(dialog)
})

test('who has to sign in for a dialog is led there, and back to it', async () => {
  const page = await opened('/formats/jam', nobody)
  await page.ask('fork')
  expect(page.dialog.value).toBeNull()
  expect(page.at()).toBe('/sign-in?next=/formats/jam%23fork')
})

test('a page is shared without signing in', async () => {
  const page = await opened('/formats/jam', nobody)
  await page.ask('share')
  expect([page.dialog.value, page.at()]).toEqual(['share', '/formats/jam'])
})

test('a dialog that the address opened leaves the address with it, and keeps what it asks', async () => {
  const page = await opened('/formats/jam?at=1.0#people')
  await expect.poll(() => page.dialog.value).toBe('people')
  await page.closeDialog()
  expect([page.dialog.value, page.at()]).toEqual([null, '/formats/jam?at=1.0'])
})

test('a dialog that a button opened leaves the address as it is', async () => {
  const page = await opened('/formats/jam#a-heading')
  await page.ask('people')
  await page.closeDialog()
  expect(page.at()).toBe('/formats/jam#a-heading')
})

test('who wrote the text stays shown from heading to heading, until the address is plain again', async () => {
  const page = await opened('/formats/jam#who-wrote-abc')
  expect(page.who.value).toEqual({ source: 'abc' })
  await page.goTo('/formats/jam#a-heading')
  expect(page.who.value).toEqual({ source: 'abc' })
  await page.goTo('/formats/jam#who-wrote')
  expect(page.who.value).toEqual({ source: null })
  await page.closeWho()
  await page.settle()
  expect([page.who.value, page.at()]).toEqual([null, '/formats/jam'])
})
