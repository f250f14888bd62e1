import { beforeAll, expect, test } from 'vitest'
import { callsOf, type Calls } from '../../testing/calls.ts'
import { pageText, testPage, type TestPage } from '../../testing/test-page.ts'
import { addUser, signIn, useTestServer } from '../../testing/test-server.ts'

const server = useTestServer()
let headers: { readonly cookie: string }
let member: Calls
let page: TestPage

beforeAll(async () => {
  await addUser(server, 'member@example.org')
  headers = await signIn(server, 'member@example.org')
  member = callsOf(server, headers)
  page = await testPage(server, headers, 'tapped')
  await member.post('/pages/tapped/proposals', proposal('First'))
})

const proposal = (title: string) => ({
  text: pageText('Page tapped', `${title} words.\n`),
  base: page.head,
  title,
  reason: title,
})

/** Everything that a button makes: how it is asked for, and where to count what there is. */
const buttons: readonly [name: string, path: string, payload: () => object, list: string][] = [
  ['a page', '/pages', () => ({ text: pageText('Tapped page') }), '/pages?limit=100'],
  ['a fork', '/pages/tapped/forks', () => ({ reason: 'Elsewhere' }), '/pages?limit=100'],
  [
    'a version',
    '/pages/tapped/versions',
    () => ({ level: 'minor', notes: 'Notes' }),
    '/pages/tapped/versions',
  ],
  ['a proposal', '/pages/tapped/proposals', () => proposal('Second'), '/pages/tapped/proposals'],
  [
    'a comment',
    '/pages/tapped/proposals/1/comments',
    () => ({ text: 'A word' }),
    '/pages/tapped/proposals/1/comments',
  ],
  ['an idea', '/pages/tapped/ideas', () => ({ text: 'An idea' }), '/pages/tapped/ideas'],
  [
    'a thread',
    '/threads',
    () => ({ anchor: { page: 'tapped' }, text: 'A question' }),
    `/threads?anchor=${encodeURIComponent('{"page":"tapped"}')}`,
  ],
  ['a token', '/tokens', () => ({ name: 'script', scopes: ['read'] }), '/tokens'],
]

test.each(buttons)('two taps on a button make %s once', async (_name, path, payload, list) => {
  const count = async () => {
    const { items } = (await member.get(list)).body
    return Array.isArray(items) ? items.length : Number.NaN
  }
  const before = await count()
  const tapping = callsOf(server, {
    ...headers,
    'idempotency-key': `tap ${path}`.replace(' ', '-'),
  })
  const answers = await Promise.all([tapping.post(path, payload()), tapping.post(path, payload())])
  expect(answers.map(({ status }) => status)).toEqual([201, 201])
  expect(answers[0]?.text).toBe(answers[1]?.text)
  expect(await count()).toBe(before + 1)
})
