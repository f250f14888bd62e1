import { createSetupLink } from '@forkshop/server/src/features/accounts/links.ts'
import { manageAccount } from '@forkshop/server/src/features/accounts/manage-account.ts'
import { checkEverything } from '@forkshop/server/src/app/check/check-everything.ts'
import { rebuildRows } from '@forkshop/server/src/app/check/rebuild-rows.ts'
import { pagePieces } from '@forkshop/server/src/records/database/migrations/0009-page-pieces.ts'
import { migrateDatabase } from '@forkshop/server/src/records/database/migrate.ts'
import type { OpenDatabase } from '@forkshop/server/src/records/database/open-database.ts'
import type { Tables } from '@forkshop/server/src/records/database/tables.ts'
import { announcing } from '@forkshop/server/src/records/live/announce-live.ts'
import { eraseOld, readReach, rowsAfter } from '@forkshop/server/src/records/live/live-log.ts'
import { createServerEvents } from '@forkshop/server/src/records/services/server-events.ts'
import { missingAuthTables } from '@forkshop/server/src/testing/missing-auth-tables.ts'
import { pageText, testPage } from '@forkshop/server/src/testing/test-page.ts'
import {
  addUser,
  signIn,
  TEST_PASSWORD,
  testServer,
  type TestServer,
} from '@forkshop/server/src/testing/test-server.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { postgresRecords, sqliteRecords } from './server-databases.ts'
import { rows } from './server-rows.ts'

const isTable = (name: string): name is keyof Tables => Object.hasOwn(rows, name)
const tables = Object.keys(rows).filter(isTable)

/** Times that PostgreSQL keeps as moments come back as dates; bytes as any kind of bytes. */
const plain = (row: object | undefined): unknown =>
  Object.fromEntries(
    Object.entries(row ?? {}).map(([key, value]: [string, unknown]) => {
      if (value instanceof Date) return [key, value.toISOString()]
      if (value instanceof Uint8Array) return [key, [...value]]
      return [key, key === 'emailVerified' ? Boolean(value) : value]
    }),
  )

describe.each([
  ['SQLite', sqliteRecords],
  ['PostgreSQL', postgresRecords],
])('records on %s', (_name, open) => {
  const opened: { records?: OpenDatabase; server?: TestServer } = {}
  const records = (): OpenDatabase => {
    if (opened.records === undefined) throw new Error('opened before the tests')
    return opened.records
  }
  beforeAll(async () => {
    opened.records = await open()
  }, 120_000)
  afterAll(() => records().close())

  describe('every table', () => {
    test.each(tables)('%s gives back what it was given', async (table) => {
      const { database } = records()
      await database.insertInto(table).values(rows[table]).execute()
      const stored = await database.selectFrom(table).selectAll().executeTakeFirst()
      expect(plain(stored)).toMatchObject(Object(plain(rows[table])))
    })

    test.each(tables.toReversed())('%s lets go of it', async (table) => {
      const { database } = records()
      await database.deleteFrom(table).execute()
      expect(await database.selectFrom(table).selectAll().execute()).toEqual([])
    })
  })

  test('is not touched by a second migration', async () => {
    await migrateDatabase(records().database, records().dialect)
  })

  test('has the texts read again that were kept with their cells run together', async () => {
    const { database } = records()
    const gone = { ...rows.page, id: 'p2', slug: 'gone', deleted: rows.page.updated }
    await database.insertInto('page').values([rows.page, gone]).execute()
    await pagePieces.up(database)
    await pagePieces.up(database)
    const unread = await database.selectFrom('page_unread').selectAll().execute()
    expect(unread).toEqual([{ page: rows.page.id, tries: 0 }])
    await database.deleteFrom('page_unread').execute()
    await database.deleteFrom('page').execute()
  })

  test('refuses a row that refers to nothing', async () => {
    const { database } = records()
    await expect(
      database.insertInto('page_slug').values({ slug: 'x', page: 'nobody' }).execute(),
    ).rejects.toThrow(/foreign key/i)
  })

  test('numbers what happens in the order in which it appears, and gives none to what was taken back', async () => {
    const { database } = records()
    const services = { database, clock: () => new Date(), events: createServerEvents() }
    const happen = (subject: string, fails = false) =>
      announcing(services, async (_rows, announce) => {
        await announce({ kind: 'preparation', page: 'p1', subject })
        if (fails) throw new Error('taken back')
      }).catch(() => {})
    const subjects = ['a', 'b', 'c', 'd']
    await Promise.all(subjects.map((subject) => happen(subject, subject === 'c')))
    const told = await rowsAfter(database, 0, 10)
    expect(told.map(({ number }) => number)).toEqual([1, 2, 3])
    expect(told.map(({ subject }) => subject).toSorted()).toEqual(['a', 'b', 'd'])
    expect(await readReach(database)).toEqual({ last: 3, gone: 0 })
    await eraseOld(database, new Date('2100-01-01'))
    expect(await readReach(database)).toEqual({ last: 3, gone: 3 })
  })

  describe('carries a whole library', () => {
    const server = (): TestServer => {
      if (opened.server === undefined) throw new Error('started before the tests')
      return opened.server
    }
    beforeAll(async () => {
      // Closing the server closes its records, which other tests still need.
      const shared: OpenDatabase = { ...records(), close: async () => {} }
      opened.server = await testServer({ overrides: { records: shared } })
    }, 120_000)
    afterAll(() => server().close())

    test('better-auth misses no table and no column', async () => {
      expect(await missingAuthTables(server().services)).toEqual([])
    })

    test('from signing in to the accepted proposal', async () => {
      const owner = await addUser(server(), 'owner@example.org')
      const reader = await addUser(server(), 'reader@example.org')
      const asOwner = await signIn(server(), owner.email, TEST_PASSWORD)
      const asReader = await signIn(server(), reader.email, TEST_PASSWORD)
      const page = await testPage(server(), asOwner, 'contract-page')
      const url = `/api/v1/pages/${page.slug}`
      const post = async (path: string, headers: { readonly cookie: string }, payload: object) => {
        const answer = await server().inject({ method: 'POST', url: path, headers, payload })
        expect(answer.statusCode, answer.body).toBeLessThan(300)
        return answer.json()
      }

      await post(`${url}/versions`, asOwner, { level: 'major', notes: 'First' })
      const idea = await post(`${url}/ideas`, asReader, {
        text: 'Say it shorter',
        anchor: { quote: 'One sentence', at: '1.0' },
      })
      await post(`/api/v1/ideas/${idea.id}/support`, asOwner, {})
      const proposal = await post(`/api/v1/ideas/${idea.id}/propose`, asReader, {
        text: pageText(page.title, 'One sentence.\n'),
        base: page.head,
        title: 'Shorter',
        reason: 'It is long',
      })
      await post(`${url}/proposals/${proposal.number}/comments`, asOwner, { text: 'Good' })
      await post(`${url}/proposals/${proposal.number}/accept`, asOwner, {})
      expect((await server().inject(`${url}/raw`)).body).toBe(
        pageText(page.title, 'One sentence.\n'),
      )
      const draft = await post(`${url}/draft`, asOwner, {})
      expect(draft.baseText).toBe(pageText(page.title, 'One sentence.\n'))
      await post(`${url}/forks`, asReader, { title: 'Another place', reason: 'For us' })
    })

    test('is found, listed and counted', async () => {
      const read = async (url: string) => {
        const answer = await server().inject(url)
        expect(answer.statusCode, `${url} ${answer.body}`).toBe(200)
        return answer.json()
      }
      expect((await read('/api/v1/search?q=sentence')).total).toBeGreaterThan(0)
      expect((await read('/api/v1/home?kind=method')).counts).toMatchObject({ method: 2 })
      expect((await read('/api/v1/pages?kind=method&sort=title')).total).toBe(2)
      expect((await read('/api/v1/changes')).items.length).toBeGreaterThan(3)
      expect(await read('/api/v1/pages/contract-page/view')).toMatchObject({
        latestVersion: '1.0',
        forks: [{ title: 'Another place' }],
      })
      expect((await read('/api/v1/pages/contract-page/lineage')).pages).toHaveLength(2)
      expect((await read('/api/v1/pages/contract-page/ideas')).items).toMatchObject([
        { state: 'accepted', support: 1 },
      ])
      expect((await read('/api/v1/pages/contract-page/revisions')).items.length).toBe(2)
      expect((await read('/api/v1/pages/contract-page/proposals')).items).toMatchObject([
        { number: 1, state: 'accepted' },
      ])
      const beyond = `/api/v1/pages/contract-page/proposals/${Number.MAX_SAFE_INTEGER}`
      expect((await server().inject(beyond)).statusCode).toBe(404)
    })

    test('gives links for a first administrator and for a new password', async () => {
      const { services } = server()
      expect((await createSetupLink(services))?.link).toContain('/setup/')
      for (const _ of [1, 2]) {
        const order = { action: 'reset-link', email: 'reader@example.org' } as const
        expect(await manageAccount(services, order)).toMatchObject({
          link: expect.stringContaining('/reset/'),
        })
      }
    })

    test('fits together, and does so again once it was made anew from git', async () => {
      const { services } = server()
      const check = async () => (await checkEverything(services, () => {})).problems
      expect(await check()).toEqual([])
      const { database } = services
      await database.updateTable('page').set({ title: 'x', version: null }).execute()
      await database.updateTable('page_release').set({ notes: 'x' }).execute()
      await database.updateTable('proposal').set({ state: 'open' }).execute()
      await database.deleteFrom('page_slug').execute()
      expect(new Set((await check()).map(({ code }) => code))).toEqual(
        new Set(['row-differs', 'version-differs', 'proposal-differs', 'slugs-differ']),
      )
      expect(await rebuildRows(services)).toEqual({ pages: 2, proposals: 1, accounts: 0 })
      expect(await check()).toEqual([])
    })

    test('an access token and a repeated request are remembered', async () => {
      const headers = await signIn(server(), 'owner@example.org')
      const make = () =>
        server().inject({
          method: 'POST',
          url: '/api/v1/tokens',
          headers: { ...headers, 'idempotency-key': 'once' },
          payload: { name: 'script', scopes: ['read'] },
        })
      const first = (await make()).json()
      expect((await make()).json()).toEqual(first)
      const session = await server().inject({
        url: '/api/v1/session',
        headers: { authorization: `Bearer ${first.token}` },
      })
      expect(session.json().account.email).toBe('owner@example.org')
      const users = await server().inject({ url: '/api/v1/people?q=OWN', headers })
      expect(users.json().items).toMatchObject([{ name: 'owner' }])
    })
  })
})
