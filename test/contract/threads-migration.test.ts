import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { migrateDatabase, migrationsOf } from '@forkshop/server/src/records/database/migrate.ts'
import type { DatabaseDialect } from '@forkshop/server/src/records/database/migrations/columns.ts'
import {
  openSqliteFile,
  toSqliteDatabase,
} from '@forkshop/server/src/records/database/node-sqlite.ts'
import type { Tables } from '@forkshop/server/src/records/database/tables.ts'
import { Kysely, PGliteDialect, sql, SqliteDialect } from 'kysely'
import { Migrator } from 'kysely/migration'
import { describe, expect, onTestFinished, test } from 'vitest'
import { rows } from './server-rows.ts'

const openSqlite = (): Kysely<Tables> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'forkshop-threads-'))
  const sqlite = openSqliteFile(path.join(folder, 'records.sqlite'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return new Kysely<Tables>({ dialect: new SqliteDialect({ database: toSqliteDatabase(sqlite) }) })
}
const openPostgres = (): Kysely<Tables> =>
  new Kysely<Tables>({ dialect: new PGliteDialect({ pglite: new PGlite() }) })

/** The last migration before threads. */
const BEFORE = '0028-me'

/** The columns of each index of a table, as the database itself tells them. */
const indexesOf = async (
  database: Kysely<Tables>,
  dialect: DatabaseDialect,
  table: string,
): Promise<Readonly<Record<string, string>>> => {
  const { rows: found } =
    dialect === 'sqlite'
      ? await sql<{ name: string; columns: string }>`select i.name,
          (select group_concat(c.name, ',') from pragma_index_info(i.name) c) as columns
          from pragma_index_list(${table}) i`.execute(database)
      : await sql<{ name: string; columns: string }>`select c.relname as name,
          string_agg(a.attname::text, ',' order by a.attnum) as columns
          from pg_index i join pg_class c on c.oid = i.indexrelid
          join pg_attribute a on a.attrelid = c.oid
          where i.indrelid = ${table}::regclass group by c.relname`.execute(database)
  return Object.fromEntries(found.map(({ name, columns }) => [name, columns]))
}

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

describe.each<[string, DatabaseDialect, () => Kysely<Tables>]>([
  ['SQLite', 'sqlite', openSqlite],
  ['PostgreSQL', 'postgres', openPostgres],
])('records on %s', (_name, dialect, open) => {
  test('what was said of proposals before becomes their main threads, word for word', async () => {
    const database = open()
    onTestFinished(() => database.destroy())
    const provider = { getMigrations: async () => migrationsOf(dialect) }
    const { error } = await new Migrator({ db: database, provider }).migrateTo(BEFORE)
    expect(error).toBeUndefined()
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
