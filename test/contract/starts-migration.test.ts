import { migrateDatabase } from '@forkshop/server/src/records/database/migrate.ts'
import type { DatabaseDialect } from '@forkshop/server/src/records/database/migrations/columns.ts'
import type { Tables } from '@forkshop/server/src/records/database/tables.ts'
import { sql, type Kysely } from 'kysely'
import { describe, expect, onTestFinished, test } from 'vitest'
import { emptyRecords, indexesOf, migrateUpTo } from './empty-records.ts'
import { rows } from './server-rows.ts'

/** The last migration before drafts without a page. */
const BEFORE = '0031-checkpoints'

const kept = [
  'draft',
  'draft_writer',
  'draft_log',
  'draft_snapshot',
  'draft_checkpoint',
  'discarded_draft',
  'media',
  'thread',
] as const

const bytesOf = (word: string): Uint8Array => new TextEncoder().encode(word)
const draft = (id: string, more: object = {}) => ({ ...rows.draft, id, ...more })
/** The times of day and whether there is a payload aside: bytes of any kind are compared as bytes. */
const plain = (row: object): unknown =>
  Object.fromEntries(
    Object.entries(row).map(([key, value]: [string, unknown]) => [
      key,
      value instanceof Uint8Array ? [...value] : value,
    ]),
  )

const seed = async (database: Kysely<Tables>): Promise<void> => {
  await database.insertInto('page').values(rows.page).execute()
  const drafts = [
    draft('d1', { quarantined: null }),
    draft('d2', { purpose: 'proposal', owner: 'u1', closed: rows.draft.created }),
  ]
  await database.insertInto('draft').values(drafts).execute()
  const writers = ['u1', 'u2'].map((user) => ({ ...rows.draft_writer, user }))
  await database.insertInto('draft_writer').values(writers).execute()
  const log = ['un', 'deux', 'trois', 'quatre'].map((word) => ({
    draft: word === 'deux' ? 'd2' : 'd1',
    payload: bytesOf(word),
  }))
  await database.insertInto('draft_log').values(log).execute()
  // compacted: the snapshot holds what the log had up to its last entry
  await database.deleteFrom('draft_log').where('id', '>', 2).execute()
  const snapshot = { draft: 'd1', payload: bytesOf('trois quatre'), up_to: 4 }
  await database.insertInto('draft_snapshot').values(snapshot).execute()
  await database
    .insertInto('draft_checkpoint')
    .values({ ...rows.draft_checkpoint, draft: 'd1' })
    .execute()
  await database
    .insertInto('discarded_draft')
    .values({ ...rows.discarded_draft, draft: 'd2' })
    .execute()
  await database.insertInto('media').values(rows.media).execute()
  const thread = { ...rows.thread, proposal: null, compare_from: null, compare_to: null }
  await database.insertInto('thread').values(thread).execute()
}

const contents = async (database: Kysely<Tables>): Promise<Record<string, unknown>> => {
  const found: Record<string, unknown> = {}
  for (const table of kept) {
    const all = await database.selectFrom(table).selectAll().execute()
    found[table] = all
      .map(plain)
      .toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)))
  }
  return found
}

const allIndexes = async (database: Kysely<Tables>, dialect: DatabaseDialect) => {
  const found: Record<string, Readonly<Record<string, string>>> = {}
  for (const table of kept) found[table] = await indexesOf(database, dialect, table)
  return found
}

describe.each(emptyRecords)('records on %s', (_name, dialect, open) => {
  test('drafts that were there keep all they had, and may be without a page from now on', async () => {
    const database = open()
    onTestFinished(() => database.destroy())
    await migrateUpTo(database, dialect, BEFORE)
    await seed(database)
    const before = await contents(database)
    const indexes = await allIndexes(database, dialect)

    await migrateDatabase(database, dialect)

    expect(await contents(database)).toEqual(before)
    const { draft: ofDraft, ...others } = indexes
    const { draft: ofDraftNow, ...othersNow } = await allIndexes(database, dialect)
    expect(othersNow).toEqual(others)
    expect(ofDraftNow).toEqual({ ...ofDraft, draft_owner: 'owner,closed' })

    // the log goes on counting where it was, also past what was compacted
    await database
      .insertInto('draft_log')
      .values({ draft: 'd1', payload: bytesOf('cinq') })
      .execute()
    const { id } = await database
      .selectFrom('draft_log')
      .select('id')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
    expect(Number(id)).toBe(5)

    await database
      .insertInto('draft')
      .values(draft('d3', { page: 'not-yet', purpose: 'start' }))
      .execute()
    await database
      .insertInto('media')
      .values({ ...rows.media, page: 'not-yet' })
      .execute()
    await database
      .insertInto('draft_start')
      .values({ ...rows.draft_start, draft: 'd3' })
      .execute()
    const refused = [
      () =>
        database
          .insertInto('draft_start')
          .values({ ...rows.draft_start, draft: 'd9' })
          .execute(),
      () =>
        database
          .insertInto('draft_person')
          .values({ ...rows.draft_person, draft: 'd9' })
          .execute(),
      () =>
        database
          .insertInto('draft_writer')
          .values({ ...rows.draft_writer, draft: 'd9' })
          .execute(),
      () =>
        database
          .insertInto('discarded_draft')
          .values({ ...rows.discarded_draft, draft: 'd9' })
          .execute(),
    ]
    for (const insert of refused) await expect(insert()).rejects.toThrow(/foreign key/i)
    const broken =
      dialect === 'sqlite' ? await sql`pragma foreign_key_check`.execute(database) : null
    expect(broken?.rows ?? []).toEqual([])
  }, 120_000)
})
