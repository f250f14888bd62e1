// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { nextTick, shallowRef } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { keptDraftName } from '../../../base/session/kept-name.ts'
import { clientAnswering } from '../../../base/testing/client-answering.ts'
import { shown } from '../../../base/testing/mounted.ts'
import { draftOf } from '../../../parts/kept/testing/kept-drafts.ts'
import { createToasts, toastsKey } from '../../../ui/toasts.ts'
import type { KeptOffer } from './kept-offers.ts'
import KeptHere from './KeptHere.vue'
import type { KeptTold } from './use-kept-draft.ts'

const passage = { text: 'Two cups.', field: null }
const offer = (given: Partial<KeptOffer> = {}): KeptOffer => ({
  name: keptDraftName({ account: 'ann', draft: 'before', schema: 2 }),
  why: 'ended',
  facts: { page: 'circle', title: 'Circle', lang: 'en', baseText: 'Welcome.\n', at: 0 },
  passages: [passage],
  homeless: [],
  ydoc: draftOf('Two cups.'),
  ...given,
})

/** What stands above a draft of the page `circle`, with what was done. */
const told = async (given: Partial<KeptTold>) => {
  const now = shallowRef<KeptTold>({ came: [], isCut: false, homeless: [], offers: [], ...given })
  const did: string[] = []
  const forget = (what: string, rest: Partial<KeptTold>): void => {
    did.push(what)
    now.value = { ...now.value, ...rest }
  }
  const kept = {
    isKept: shallowRef(true),
    isWritten: shallowRef(true),
    told: now,
    settle: (what: 'came' | 'homeless') => forget(what, { [what]: [] }),
    take: async () => forget('take', { offers: [] }),
    drop: async () => forget('drop', { offers: [] }),
    forget: () => Promise.resolve(),
  }
  const props = {
    client: clientAnswering(() => ({})),
    draft: { id: 'd', page: 'circle', lang: 'en' },
    kept,
    editor: {},
    bring: () => Promise.resolve(true),
    onDone: () => did.push('done'),
  }
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/', component: { render: () => null } }],
  })
  await shown(KeptHere, props, {
    needs: ['shell', 'kept', 'fields'],
    install: (app) => app.use(router).provide(toastsKey, createToasts()),
  })
  return did
}
const buttons = (): readonly HTMLButtonElement[] => [...document.querySelectorAll('button')]
const namesOf = (): readonly string[] =>
  buttons().flatMap((one) => one.getAttribute('aria-label') ?? one.textContent.trim())
const press = async (name: string): Promise<void> => {
  await expect.poll(namesOf).toContain(name)
  buttons()
    .find((one) => (one.getAttribute('aria-label') ?? one.textContent.trim()) === name)
    ?.click()
  await nextTick()
}

test('closing the notice leads back to the words', async () => {
  const did = await told({ came: [passage] })
  await press('Close')
  expect(did).toEqual(['came', 'done'])
})

test('the last decision closes the dialog and leads back to the words', async () => {
  const did = await told({ homeless: [passage] })
  await press('See')
  await press('Seen, do not show again')
  expect(did).toEqual(['homeless', 'done'])
  await expect.poll(() => document.querySelector('[role="dialog"]')).toBeNull()
})

test('what of an offer has no place can be copied or thrown away, and nothing else', async () => {
  const did = await told({ offers: [offer({ homeless: [passage] })] })
  await press('See')
  await expect.poll(namesOf).toContain('Throw away')
  expect(namesOf()).toContain('Copy the passages')
  expect(namesOf()).not.toContain('Bring them in here')
  expect(namesOf()).not.toContain('Begin a text with them')
  await press('Throw away')
  await expect.poll(() => did).toEqual(['drop', 'done'])
})

test('an offer of the page is brought in here, one of another text begins a text', async () => {
  await told({
    offers: [
      offer(),
      offer({
        name: keptDraftName({ account: 'ann', draft: 'start', schema: 1 }),
        facts: { ...offer().facts, page: null },
      }),
    ],
  })
  await press('See')
  await expect.poll(namesOf).toContain('Throw away')
  const acts = namesOf().filter((name) => name.startsWith('B'))
  expect(acts).toEqual(['Bring them in here', 'Begin a text with them'])
})
