import { expect, test } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { Redirect } from '../loading/loader.ts'
import { settleAddress } from './page-address.ts'

const router = createRouter({
  history: createMemoryHistory(),
  routes: [
    { path: '/:kind/:slug([^/@]+)@:at', component: {} },
    { path: '/:kind/:slug([^/@]+)', component: {} },
    { path: '/:kind/:slug([^/@]+)/history', component: {} },
  ],
})

const settled = (path: string, slug: string, kind: 'format' | 'event' | null): string => {
  try {
    settleAddress(router.resolve(path), { slug, kind })
    return path
  } catch (error) {
    if (error instanceof Redirect) return error.to
    throw error
  }
}

test('a page stays at its own address and at its permanent one', () => {
  expect(settled('/formats/a', 'a', 'format')).toBe('/formats/a')
  expect(settled('/p/a', 'a', 'format')).toBe('/p/a')
  expect(settled('/p/a@1.0', 'a', 'format')).toBe('/p/a@1.0')
})

test('an old name leads to the new one, with what stood below and behind it', () => {
  expect(settled('/formats/old/history?cursor=x', 'a', 'format')).toBe(
    '/formats/a/history?cursor=x',
  )
  expect(settled('/p/old@1.0', 'a', 'format')).toBe('/p/a@1.0')
})

test('another kind in the address is put right', () => {
  expect(settled('/formats/a', 'a', 'event')).toBe('/events/a')
  expect(settled('/formats/a', 'a', null)).toBe('/p/a')
})
