import { migrateDatabase } from '@forkshop/server/src/records/database/migrate.ts'
import { describe, expect, onTestFinished, test } from 'vitest'
import { emptyRecords, indexesOf, migrateUpTo } from './empty-records.ts'
import { rows } from './server-rows.ts'

/** The last migration before threads. */
const BEFORE = '0028-me'

const { page, proposal } = rows
const said = (id: string, number: number, more: object = {}) => ({
  id,
  page: page.id,
  proposal: number,
  verdict: 'comment',
  author: 'u1',
  author_name: 'Éva',
  text: `Dit ${id}`,
  created: '2026-01-02T03:04:05.678Z',
  hidden: null,
  hidden_by: null,
  ...more,
})
const old = [
  // of the same moment: the first by its id began the thread
  said('c2', 1, { verdict: 'for', text: '' }),
  said('c1', 1, { author: null, author_name: 'Invité' }),
  said('c0', 1, { created: '2026-02-02T03:04:05.678Z', hidden: '2026-03-02T03:04:05.678Z' }),
  said('d1', 2, { author: 'guest:g1' }),
]

describe.each(emptyRecords)('records on %s', (_name, dialect, open) => {
  test('what was said of proposals before becomes their main threads, word for word', async () => {
    const database = open()
    onTestFinished(() => database.destroy())
    await migrateUpTo(database, dialect, BEFORE)
    // the table that comes has an index of this name too
    expect(await indexesOf(database, dialect, 'comment')).toMatchObject({
      comment_author: 'author',
    })
    await database.insertInto('page').values(page).execute()
    const proposals = [1, 2, 3].map((number) => ({ ...proposal, number, event: `event-${number}` }))
    await database.insertInto('proposal').values(proposals).execute()
    const table = database.withTables<{ comment: Record<string, unknown> }>()
    await table.insertInto('comment').values(old).execute()

    await migrateDatabase(database, dialect)

    expect(await indexesOf(database, dialect, 'comment')).toMatchObject({
      comment_of: 'page,proposal,created',
      comment_thread: 'thread,created',
      comment_author: 'author,created',
    })
    const threads = await database.selectFrom('thread').selectAll().orderBy('id').execute()
    expect(threads).toMatchObject([
      { id: 'c1', page: page.id, proposal: 1, main: 1, event: 'event-1', author_name: 'Invité' },
      { id: 'd1', page: page.id, proposal: 2, main: 1, event: 'event-2', author: 'guest:g1' },
    ])
    const comments = await database.selectFrom('comment').selectAll().orderBy('id').execute()
    const threadOf = ({ proposal: number }: { readonly proposal: number }) =>
      number === 1 ? 'c1' : 'd1'
    expect(comments).toEqual(
      old
        .map((one) => ({
          ...one,
          thread: threadOf(one),
          event: `event-${one.proposal}`,
          edited: null,
          deleted: null,
        }))
        .toSorted((a, b) => a.id.localeCompare(b.id)),
    )
    const again = { ...threads[0], id: 'other' }
    await expect(
      database
        .insertInto('thread')
        .values({ ...rows.thread, ...again })
        .execute(),
    ).rejects.toThrow(/unique/i)
  }, 120_000)
})
