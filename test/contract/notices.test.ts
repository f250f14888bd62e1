import { addUser, signIn, testServer } from '@forkshop/server/src/testing/test-server.ts'
import { callsOf, type Calls } from '@forkshop/server/src/testing/calls.ts'
import { guestCookie } from '@forkshop/server/src/testing/come-in.ts'
import { eventText } from '@forkshop/server/src/testing/test-page.ts'
import type { TestServer } from '@forkshop/server/src/testing/test-server.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { postgresRecords, sqliteRecords } from './server-databases.ts'

type Line = { readonly id: string; readonly kind: string; readonly count: number }

const good = async (answer: ReturnType<Calls['get']>) => {
  const { status, body, text } = await answer
  expect(status, text).toBeLessThan(300)
  return body
}

describe.each([
  ['SQLite', sqliteRecords],
  ['PostgreSQL', postgresRecords],
])('what people are told, on %s', (_name, open) => {
  const started: { server?: TestServer } = {}
  const people: Record<string, Calls> = {}
  const server = (): TestServer => {
    if (started.server === undefined) throw new Error('started before the tests')
    return started.server
  }
  const as = (name: string): Calls => people[name] ?? callsOf(server())
  const inbox = async (name: string, query = ''): Promise<readonly Line[]> => {
    await server().told()
    const { notices } = await good(as(name).get(`/notices${query}`))
    return Array.isArray(notices) ? notices : []
  }
  const kinds = async (name: string, query = '') =>
    (await inbox(name, query)).map(({ kind }) => kind)

  beforeAll(async () => {
    started.server = await testServer({ overrides: { records: await open() } })
    for (const name of ['host', 'voice', 'follower']) {
      const user = await addUser(server(), `${name}@example.org`, { name })
      people[name] = callsOf(server(), await signIn(server(), user.email))
    }
    await good(as('host').post('/pages', { text: eventText('A day'), slug: 'a-day' }))
    const { code } = await good(as('host').put('/events/a-day/code', { open: true }))
    const cookie = await guestCookie(server(), { slug: 'a-day', code: String(code) })
    people['guest'] = callsOf(server(), { cookie })
  }, 120_000)
  afterAll(() => server().close())

  test('those who follow are told, each once, by whatever they follow', async () => {
    for (const [kind, of] of [
      ['page', 'a-day'],
      ['event', 'a-day'],
      ['lineage', 'a-day'],
      ['kind', 'event'],
      ['tag', 'Fête'],
    ]) {
      await good(as('follower').put(`/watches/${kind}/${encodeURIComponent(of ?? '')}`, {}))
    }
    const { items } = await good(as('follower').get('/watches'))
    expect(items).toHaveLength(5)
    await good(as('guest').post('/pages/a-day/ideas', { text: 'Plus court' }))
    expect(await kinds('follower')).toEqual(['idea-said'])
    expect(await kinds('host')).toEqual([])
    expect(await kinds('host', '?state=to-decide')).toEqual(['idea-waits'])
    expect(await kinds('voice')).toEqual([])
  })

  test('what waits is counted as it is listed', async () => {
    const page = await good(as('host').get('/pages/a-day'))
    const head = Object(page['revision'])['id']
    const change = (words: string) => ({
      text: `${String(page['text'])}\n${words}\n`,
      base: head,
      title: words,
      reason: words,
    })
    const idea = await good(as('voice').post('/pages/a-day/ideas', { text: 'Plus long' }))
    await good(as('voice').post('/pages/a-day/proposals', change('Proposed')))
    await good(as('guest').post('/pages/a-day/offers', change('Offered')))
    await good(as('voice').post('/reports', { of: `idea:${String(idea['id'])}`, reason: 'Non' }))
    await good(as('host').put('/events/a-day/code', { open: false }))
    await good(as('guest').post('/pages/a-day/ideas', { text: 'Écrit avant' }))
    await good(as('voice').post('/pages/a-day/proposals/draft', {}))
    const waiting = await inbox('host', '?state=to-decide')
    expect(waiting.map(({ kind, count }) => `${kind} ${count}`).toSorted()).toEqual([
      'idea-waits 2',
      'offer-waits 1',
      'proposal-waits 1',
      'report-waits 1',
      'said-waits 1',
    ])
    expect((await good(as('host').get('/notices')))['waiting']).toBe(6)
    expect(await kinds('voice', '?state=to-decide')).toEqual(['draft-waits'])
    expect((await good(as('voice').get('/notices')))['waiting']).toBe(1)
  })

  test('what became of it is told to whom it is of', async () => {
    await good(as('host').post('/pages/a-day/proposals/1/comments', { text: 'Bien' }))
    await good(as('host').post('/pages/a-day/proposals/1/accept', {}))
    await good(as('host').post('/pages/a-day/versions', { level: 'major', notes: 'Prêt' }))
    expect(await kinds('voice')).toEqual(['proposal-released', 'proposal-accepted', 'comment-said'])
    expect(await kinds('host')).toEqual(['report-made'])
    await good(as('host').post('/pages/a-day/forks', { title: 'Ailleurs', reason: 'Pour nous' }))
    expect((await kinds('follower'))[0]).toBe('forked')
  })

  test('lines are marked, and choices are kept', async () => {
    const [first] = await inbox('voice')
    const marked = await good(as('voice').post('/notices/read', { ids: [first?.id] }))
    expect(marked['unread']).toBe(2)
    expect((await good(as('voice').post('/notices/read', { all: true })))['unread']).toBe(0)
    const unread = { ids: [first?.id], read: false }
    expect((await good(as('voice').post('/notices/read', unread)))['unread']).toBe(1)
    await good(as('voice').patch('/me/notices', { channels: { released: 'none' } }))
    const chosen = await good(as('voice').patch('/me/notices', { channels: { released: 'now' } }))
    expect(chosen['channels']).toMatchObject({ released: 'now', changed: 'inbox' })
  })
})
