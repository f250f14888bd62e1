// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { inSetup } from '../../base/testing/mounted.ts'
import { createToasts, toastsKey } from '../../ui/toasts.ts'
import { useDraftExits } from './use-draft-exits.ts'

const draft = async () => {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:any(.*)', component: { render: () => null } }],
  })
  const toasts = createToasts()
  const { value } = await inSetup(() => useDraftExits(() => '/formats/page'), {
    needs: ['editor'],
    install: (app) => {
      app.use(router)
      app.provide(toastsKey, toasts)
    },
  })
  return {
    ...value,
    at: () => router.currentRoute.value.fullPath,
    said: () => toasts.toasts.value.length,
  }
}

test.each<
  [
    name: string,
    answer: { merged: boolean; proposal: number | null; slug: string | null },
    at: string,
  ]
>([
  [
    'a published draft leads to its page',
    { merged: false, proposal: null, slug: null },
    '/formats/page',
  ],
  [
    'one that was proposed to its proposal',
    { merged: false, proposal: 3, slug: null },
    '/formats/page/proposals/3',
  ],
])('%s, and nothing is asked', async (_, answer, at) => {
  const exits = await draft()
  await exits.afterPublish(answer)
  expect([exits.at(), exits.leaving.value, exits.said()]).toEqual([at, true, 0])
})

test('what was brought together with what others published is told', async () => {
  const exits = await draft()
  await exits.afterPublish({ merged: true, proposal: null, slug: null })
  expect(exits.said()).toBe(1)
})

test('one that was thrown away leads to its page', async () => {
  const exits = await draft()
  await exits.afterDiscard()
  expect(exits.at()).toBe('/formats/page')
})
