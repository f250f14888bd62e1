// @vitest-environment happy-dom
import { ApiError } from '@forkshop/api'
import { afterEach, expect, test } from 'vitest'
import { nextTick, shallowRef } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { clientKey } from '../../base/session/use-client.ts'
import { clientAnswering, type Sent } from '../../base/testing/client-answering.ts'
import { inSetup } from '../../base/testing/mounted.ts'
import { createToasts, toastsKey } from '../../ui/toasts.ts'
import { changeOf, upstreamOf } from './testing/upstream-view.ts'
import type { SeenUpstream } from './upstream-loader.ts'
import { useChoices } from './use-choices.ts'
import { useDeciding } from './use-deciding.ts'

afterEach(() => sessionStorage.clear())

const seenOf = (...changes: Parameters<typeof upstreamOf>): SeenUpstream => ({
  kind: 'seen',
  upstream: upstreamOf(...changes),
  kept: [],
  days: [],
  newest: null,
})
const both = [
  changeOf({ id: 'one', after: 'One.' }),
  changeOf({ id: 'two', after: 'Two.' }),
  changeOf({ id: 'three', after: 'Three.' }),
]
const nothing = { revision: null, draft: null, proposal: null, unchanged: false, conflicts: 0 }
const moved = new ApiError({ type: '', code: 'changed', title: '', status: 409, detail: 'Moved.' })

const deciding = async (
  answer: (sent: Sent) => unknown,
  { first = seenOf(both), next = first }: { first?: SeenUpstream; next?: SeenUpstream } = {},
) => {
  const sent: Sent[] = []
  const seen = shallowRef(first)
  const toasts = createToasts()
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:all(.*)', component: {} }],
  })
  const { value } = await inSetup(
    () => {
      const chosen = useChoices(() => seen.value.upstream)
      const refresh = async (): Promise<void> => {
        seen.value = next
        await nextTick()
      }
      return { chosen, ...useDeciding(() => seen.value, chosen, refresh) }
    },
    {
      needs: ['shell', 'upstream'],
      install: (app) => {
        app.provide(toastsKey, toasts)
        app.provide(
          clientKey,
          clientAnswering((one) => {
            sent.push(one)
            return answer(one)
          }),
        )
        app.use(router)
      },
    },
  )
  const nameOf = (id: string): string =>
    value.chosen.changes.value.find(({ change }) => change.id === id)?.name ?? ''
  return { ...value, sent, toasts, router, seen, nameOf }
}

const kept = (id: string) => ({
  id,
  origin: { slug: 'days', kind: 'format', title: 'Two days' },
  kind: 'changed',
  path: [],
  before: null,
  after: null,
  by: { id: null, name: 'Ada' },
  time: '2013-09-02T10:00:00Z',
  reason: 'So.',
})
const how = { into: 'page', reason: 'Why not', title: '' } as const

test('what is kept is said first, then what is taken, with what was seen of both pages', async () => {
  const { chosen, take, sent, nameOf, toasts } = await deciding(({ name }) =>
    name === 'keepOurs' ? { items: [kept('k')] } : nothing,
  )
  chosen.choose(nameOf('one'), { kind: 'take' })
  chosen.choose(nameOf('two'), { kind: 'keep', reason: 'So.' })
  expect(await take(how)).toBe(true)
  expect(sent.map(({ name, body }) => [name, body])).toEqual([
    ['keepOurs', { changes: ['two'], reason: 'So.' }],
    [
      'takeFromUpstream',
      {
        changes: ['one'],
        facts: {},
        into: 'page',
        base: 'a'.repeat(40),
        upstream: 'b'.repeat(40),
        reason: 'Why not',
      },
    ],
  ])
  expect(chosen.choices.value.size).toBe(0)
  expect(toasts.toasts.value.map(({ title }) => title)).toEqual(['1 passage is now in the page.'])
})

test.each([
  ['draft', { draft: 'd' }, '/formats/day/edit'],
  ['proposal', { proposal: 7 }, '/formats/day/proposals/7'],
] as const)('into a %s it leads there', async (into, answer, path) => {
  const { chosen, take, router, nameOf } = await deciding(() => ({ ...nothing, ...answer }))
  chosen.choose(nameOf('one'), { kind: 'take' })
  await take({ ...how, into, title: 'Named' })
  expect(router.currentRoute.value.path).toBe(path)
})

test('a title goes with a proposal alone, and the other page where it is not the origin', async () => {
  const first = seenOf(both, { isOrigin: false })
  const { chosen, take, sent, nameOf } = await deciding(() => ({ ...nothing, proposal: 1 }), {
    first,
  })
  chosen.choose(nameOf('one'), { kind: 'take' })
  await take({ ...how, title: 'Named' })
  chosen.choose(nameOf('one'), { kind: 'take' })
  await take({ ...how, into: 'proposal', title: 'Named' })
  expect(sent.map(({ body }) => body)).toMatchObject([
    { from: 'days', into: 'page' },
    { from: 'days', into: 'proposal', title: 'Named' },
  ])
  expect(sent[0]?.body).not.toHaveProperty('title')
})

test('where a page moved on nothing is taken, and what was chosen of passages that stayed is there', async () => {
  const next = seenOf([
    changeOf({ id: 'uno', after: 'One.' }),
    changeOf({ id: 'due', after: 'Two, again.' }),
  ])
  const now = await deciding(() => moved, { next })
  const { chosen, take, nameOf } = now
  chosen.choose(nameOf('one'), { kind: 'take' })
  chosen.choose(nameOf('two'), { kind: 'take' })
  expect(await take(how)).toBe(false)
  expect(now.moved.value).toBe(true)
  expect(chosen.plan.value.taken.map(({ change }) => change.id)).toEqual(['uno'])
  expect(chosen.lost.value).toBe(1)
})

test('what is kept can be taken back from where it is told', async () => {
  const { chosen, keep, sent, nameOf, toasts } = await deciding(({ name }) =>
    name === 'keepOurs' ? { items: [kept('k'), kept('l')] } : {},
  )
  chosen.choose(nameOf('one'), { kind: 'keep', reason: 'So.' })
  chosen.choose(nameOf('two'), { kind: 'keep', reason: 'So.' })
  await keep()
  toasts.toasts.value[0]?.actions?.[0]?.run()
  await expect
    .poll(() => sent.map(({ name }) => name))
    .toEqual(['keepOurs', 'undoKept', 'undoKept'])
})

test('a tab keeps what was chosen, each page and origin its own', async () => {
  const before = await deciding(() => nothing)
  before.chosen.choose(before.nameOf('one'), { kind: 'keep', reason: 'So.' })
  const again = await deciding(() => nothing)
  expect(again.chosen.choices.value.get(again.nameOf('one'))).toEqual({
    kind: 'keep',
    reason: 'So.',
  })
  const other = upstreamOf(both)
  const elsewhere = seenOf(both, { origin: { ...other.origin, slug: 'weekend' } })
  again.seen.value = elsewhere
  await nextTick()
  expect(again.chosen.choices.value.size).toBe(0)
  again.seen.value = seenOf(both)
  await nextTick()
  expect(again.chosen.choices.value.size).toBe(1)
})
