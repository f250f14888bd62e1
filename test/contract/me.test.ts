import { callsOf, type Calls } from '@forkshop/server/src/testing/calls.ts'
import { guestCookie } from '@forkshop/server/src/testing/come-in.ts'
import { eventText } from '@forkshop/server/src/testing/test-page.ts'
import {
  addUser,
  signIn,
  TEST_PASSWORD,
  testServer,
  type TestServer,
} from '@forkshop/server/src/testing/test-server.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { postgresRecords, sqliteRecords } from './server-databases.ts'

const good = async (answer: ReturnType<Calls['get']>) => {
  const { status, body, text } = await answer
  expect(status, text).toBeLessThan(300)
  return body
}

describe.each([
  ['SQLite', sqliteRecords],
  ['PostgreSQL', postgresRecords],
])('what is one’s own, on %s', (_name, open) => {
  const started: { server?: TestServer } = {}
  const people: Record<string, Calls> = {}
  const ids: Record<string, string> = {}
  const server = (): TestServer => {
    if (started.server === undefined) throw new Error('started before the tests')
    return started.server
  }
  const as = (name: string): Calls => people[name] ?? callsOf(server())
  const ideas = async () => (await good(as('host').get('/pages/a-day/ideas'))).items

  beforeAll(async () => {
    started.server = await testServer({ overrides: { records: await open() }, demo: false })
    for (const name of ['host', 'leaver']) {
      const user = await addUser(server(), `${name}@example.org`, { name })
      ids[name] = user.id
      people[name] = callsOf(server(), await signIn(server(), user.email))
    }
    await good(as('host').post('/pages', { text: eventText('A day'), slug: 'a-day' }))
    const { code } = await good(as('host').put('/events/a-day/code', { open: true }))
    const cookie = await guestCookie(server(), { slug: 'a-day', code: String(code) }, 'Lou')
    people['guest'] = callsOf(server(), { cookie })
  }, 120_000)
  afterAll(() => server().close())

  test('it is read, kept and shown as one wants', async () => {
    await good(as('leaver').put('/me/favourites/a-day'))
    await good(as('leaver').post('/pages/a-day/ideas', { text: 'Said by who leaves' }))
    await good(as('leaver').patch('/me', { words: 'Here', shows: ['words'], language: 'en' }))
    const me = await good(as('leaver').get('/me'))
    expect(me).toMatchObject({
      settings: { language: 'en', shows: ['words'] },
      favourites: [{ slug: 'a-day' }],
      ideas: { items: [{ text: 'Said by who leaves' }] },
      events: [{ part: 'there' }],
    })
    const person = await good(as('visitor').get(`/people/${ids['leaver']}`))
    expect(person).toMatchObject({ words: 'Here', ideas: null })
  })

  test('what a guest said goes to the account that they make, once', async () => {
    await good(as('guest').post('/pages/a-day/ideas', { text: 'Said by Lou' }))
    const invite = await good(as('host').post('/invites', {}))
    const token = new URL(String(invite['link'])).pathname.split('/').at(-1)
    const account = { name: 'Lou Martin', email: 'lou@example.org', password: TEST_PASSWORD }
    const made = await good(as('guest').post(`/invites/${token}`, account))
    expect(await ideas()).toMatchObject([
      { text: 'Said by Lou', byGuest: false, author: { id: made['id'], name: 'Lou Martin' } },
      { text: 'Said by who leaves' },
    ])
  })

  test('an account goes, its words stay without its name', async () => {
    const taken = await as('leaver').get('/me/data')
    expect([taken.status, taken.bytes.subarray(0, 2).toString()]).toEqual([200, 'PK'])
    await good(as('leaver').del('/me', { name: 'former', password: TEST_PASSWORD }))
    expect((await as('leaver').get('/me')).status).toBe(401)
    expect((await as('visitor').get(`/people/${ids['leaver']}`)).status).toBe(410)
    expect(await ideas()).toMatchObject([
      { text: 'Said by Lou' },
      { text: 'Said by who leaves', author: { name: 'ancien membre' } },
    ])
  })
})
