// @vitest-environment happy-dom
import { ApiError } from '@forkshop/api'
import { expect, test } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { createTranslations } from '../../base/i18n/create-i18n.ts'
import { Redirect } from '../../base/loading/loader.ts'
import { clientAnswering, type Sent } from '../../base/testing/client-answering.ts'
import { compared } from '../../parts/comparison/testing/compared.ts'
import { changeOf, upstreamOf } from './testing/upstream-view.ts'
import { upstreamLoader, type UpstreamData } from './upstream-loader.ts'

const router = createRouter({
  history: createMemoryHistory(),
  routes: [{ path: '/formats/:slug/upstream', component: {} }],
})
const history = { slug: 'day', title: 'One day', kind: 'format', items: [], nextCursor: null }

const refused = (code: 'invalid' | 'gone' | 'too-large' | 'not-found', why?: string) =>
  new ApiError({
    type: '',
    code,
    title: code,
    status: 400,
    detail: '',
    ...(why !== undefined && { errors: [{ path: 'from', message: '', code: why }] }),
  })

const loaded = async (
  answer: (sent: Sent) => unknown,
  address = '/formats/day/upstream',
): Promise<{ readonly data: UpstreamData; readonly sent: readonly Sent[] }> => {
  const sent: Sent[] = []
  const client = clientAnswering((one) => {
    sent.push(one)
    return answer(one) ?? (one.name === 'listKept' ? { items: [] } : history)
  })
  const { t } = createTranslations('en')
  const route = router.resolve(address) as Parameters<typeof upstreamLoader.load>[0]['route'] // as the router gives it
  const data = await upstreamLoader.load({ client, route, language: 'en', say: t })
  return { data, sent }
}

test.each([
  ['no-origin', refused('invalid', 'no-origin')],
  ['other-lineage', refused('invalid', 'other-lineage')],
  ['other-language', refused('invalid', 'other-language')],
  ['itself', refused('invalid', 'itself')],
  ['gone', refused('gone')],
  ['too-large', refused('too-large')],
] as const)('that nothing can be taken is told in words: %s', async (why, error) => {
  const { data } = await loaded(({ name }) => (name === 'getUpstream' ? error : undefined))
  expect(data).toEqual({
    kind: 'none',
    why,
    page: { slug: 'day', title: 'One day', kind: 'format' },
  })
})

test('a page that is not there itself is no origin that is not there', async () => {
  const gone = loaded(({ name }) => (name === 'listKept' ? undefined : refused('gone')))
  await expect(gone).rejects.toBeInstanceOf(ApiError)
  const missing = loaded(({ name }) => (name === 'getUpstream' ? refused('not-found') : undefined))
  await expect(missing).rejects.toBeInstanceOf(ApiError)
})

test('the other page that the address names is asked about', async () => {
  const { sent } = await loaded(
    ({ name }) => (name === 'getUpstream' ? upstreamOf([changeOf()]) : undefined),
    '/formats/day/upstream?from=weekend',
  )
  expect(sent.find(({ name }) => name === 'getUpstream')?.query).toEqual({ from: 'weekend' })
})

test('a page that was renamed leads on to its own address', async () => {
  const asked = loaded(
    ({ name }) => (name === 'getUpstream' ? upstreamOf([]) : undefined),
    '/formats/former/upstream?from=weekend',
  )
  await expect(asked).rejects.toEqual(new Redirect('/formats/day/upstream?from=weekend', 308))
})

const time = '2013-09-02T10:00:00Z'
const author = { id: null, name: 'Ada' }

test('where nothing waits it is known when the other text is from', async () => {
  const { data } = await loaded(({ name }) => {
    if (name === 'getUpstream') return upstreamOf([changeOf({ decision: 'taken' })])
    if (name !== 'listRevisions') return undefined
    return { ...history, items: [{ id: 'b'.repeat(40), author, time, reason: '' }] }
  })
  expect(data).toMatchObject({ kind: 'seen', newest: time, days: [] })
})

test('days are drawn where something changes in them, and words stand without', async () => {
  const table = (minutes: number) =>
    `## Friday\n\n| Time | Duration | Step |\n| --- | --- | --- |\n| 9:00 | ${minutes} min | Talk |\n`
  const comparison = compared(table(30), table(45))
  const change = changeOf({ agenda: comparison.sentences, drawn: comparison.changes.slice(1) })
  const answered = (days: unknown) => (sent: Sent) => {
    if (sent.name === 'getUpstream') return upstreamOf([change])
    return sent.name === 'viewComparison' ? days : undefined
  }
  const drawn = await loaded(answered(comparison))
  expect(drawn.data).toMatchObject({ days: [{ title: 'Friday' }], newest: null })
  expect(drawn.sent.find(({ name }) => name === 'viewComparison')?.query).toMatchObject({
    from: 'c'.repeat(40),
    to: 'b'.repeat(40),
  })
  const told = await loaded(answered(refused('too-large')))
  expect(told.data).toMatchObject({ kind: 'seen', days: [] })
})

test('what is drawn goes to the browser in the page alone', async () => {
  const { changes } = compared('Old words.\n', 'New words.\n')
  const { data } = await loaded(({ name }) =>
    name === 'getUpstream' ? upstreamOf([changeOf({ drawn: changes })]) : undefined,
  )
  const state = JSON.stringify(upstreamLoader.dehydrate?.(data))
  const html = changes[0]?.html ?? 'none'
  expect(state).not.toContain(JSON.stringify(html).slice(1, -1))
  document.body.innerHTML = `<div data-html="${changes[0]?.blockIndex}">${html}</div>`
  const woken = upstreamLoader.hydrate?.(JSON.parse(state), document)
  expect(woken).toMatchObject({ upstream: { changes: [{ drawn: [{ html }] }] } })
})
