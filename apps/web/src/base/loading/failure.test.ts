import { ApiError, type Client, type ProblemCode } from '@forkshop/api'
import { expect, test } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { failureOf, failureStatus, faultReference } from './failure.ts'

const router = createRouter({
  history: createMemoryHistory(),
  routes: [{ path: '/formats/:slug', component: {} }],
})
await router.push('/formats/48h-crono')
const route = router.currentRoute.value
const asked: string[] = []
// the one call a failure makes; nothing of the network is behind it
const client: Client = (_name, input) => {
  asked.push(JSON.stringify(input))
  return Promise.reject(new ApiError(problem('internal')))
}
const problem = (code: ProblemCode) => ({
  type: 'about:blank',
  code,
  title: '',
  status: 0,
  detail: 'why',
})
const kindOf = async (code: ProblemCode) =>
  (await failureOf(new ApiError(problem(code)), route, client)).kind

test('each problem of a page has its own screen', async () => {
  expect(await kindOf('not-found')).toBe('not-found')
  expect(await kindOf('gone')).toBe('gone')
  expect(await kindOf('not-signed-in')).toBe('not-signed-in')
  expect(await kindOf('forbidden')).toBe('forbidden')
  expect(await kindOf('invalid')).toBe('invalid')
  expect(await kindOf('internal')).toBe('broken')
})

test('near matches are looked for by the words of the address, and their absence is no fault', async () => {
  expect(asked.some((one) => one.includes('48h crono'))).toBe(true)
  expect(await failureOf(new ApiError(problem('not-found')), route, client)).toEqual({
    kind: 'not-found',
    asked: '48h-crono',
    near: [],
  })
})

test('a fault is answered with its status', () => {
  expect(failureStatus({ kind: 'gone', slug: 'a', tombstone: null })).toBe(410)
  expect(failureStatus({ kind: 'broken', reference: '' })).toBe(500)
})

test('a reference is short and the same for the same fault', () => {
  expect(faultReference('a')).toBe(faultReference('a'))
  expect(faultReference('a')).toMatch(/^[0-9A-Z]{3}-[0-9A-Z]{3}$/)
})
