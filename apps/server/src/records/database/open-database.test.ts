import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { journalThread } from '../../base/disk/journal-thread.ts'
import { openSqliteFile } from './node-sqlite.ts'
import { openDatabase, RECORDS_FILE } from './open-database.ts'

const dataDirectory = mkdtempSync(path.join(tmpdir(), 'forkshop-database-'))
const opened = await openDatabase({ url: null, dataDirectory })
afterAll(async () => {
  await opened.close()
  rmSync(dataDirectory, { recursive: true, force: true })
})

const pragma = async (name: string): Promise<unknown> => {
  const { rows } = await sql.raw<Record<string, unknown>>(`PRAGMA ${name}`).execute(opened.database)
  return Object.values(rows[0] ?? {})[0]
}

test('commits survive a power cut', async () => {
  expect(await pragma('journal_mode')).toBe('wal')
  expect(await pragma('synchronous')).toBe(2)
})

test('who commits writes no journal back: a thread does, once it is long', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'forkshop-journals-'))
  const journals = journalThread()
  const records = await openDatabase({ url: null, dataDirectory: folder, journals })
  onTestFinished(async () => {
    await records.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const other = openSqliteFile(records.file ?? '')
  const journal = () => {
    const row = other.prepare('PRAGMA wal_checkpoint(NOOP)').get()
    return { pages: Number(row?.['log']), done: Number(row?.['checkpointed']) }
  }
  await sql`create table large (bytes blob)`.execute(records.database)
  const put = sql`insert into large values (randomblob(1000000))`
  for (let writes = 0; writes < 8; writes += 1) await put.execute(records.database)
  await journals.close()
  // It looks at each eighth write, which may be one before the last.
  const { pages, done } = journal()
  expect(pages).toBeGreaterThan(1_900)
  expect(done).toBeGreaterThan(900)
  other.close()
})

test('references are checked', async () => {
  expect(await pragma('foreign_keys')).toBe(1)
  await expect(
    opened.database.insertInto('page_slug').values({ slug: 'x', page: 'nobody' }).execute(),
  ).rejects.toThrow(/FOREIGN KEY/)
})

test('never waits for a lock inside of SQLite, where everything would stand still', async () => {
  expect(await pragma('busy_timeout')).toBe(0)
})

/** Another program that holds the write lock. */
const holdLock = () => {
  const other = openSqliteFile(opened.file ?? '')
  other.exec('BEGIN IMMEDIATE')
  return () => {
    other.exec('ROLLBACK')
    other.close()
  }
}
const writeSetting = (key: string) =>
  opened.database.insertInto('setting').values({ key, value: '1' }).execute()

test('waits for another program while everything else goes on', async () => {
  const release = holdLock()
  const order: string[] = []
  const written = writeSetting('waited').then(() => order.push('written'))
  const transaction = opened.database
    .transaction()
    .execute((trx) => trx.deleteFrom('setting').where('key', '=', 'waited').execute())
    .then(() => order.push('transaction'))
  const { rows } = await sql`select 1`.execute(opened.database)
  expect(rows).toHaveLength(1)
  order.push('read')
  release()
  await Promise.all([written, transaction])
  expect([order[0], order.length]).toEqual(['read', 3])
  // in the order of asking
  expect(await opened.database.selectFrom('setting').selectAll().execute()).toEqual([])
})

test('refuses who would wait too long for another program', async () => {
  const release = holdLock()
  const outcomes = await Promise.allSettled([
    writeSetting('refused'),
    opened.database.transaction().execute(async () => {}),
    writeSetting('refused too'),
  ])
  release()
  expect(outcomes).toEqual(
    Array(3).fill({
      status: 'rejected',
      reason: expect.objectContaining({ code: 'records-busy' }),
    }),
  )
  expect(await opened.database.selectFrom('setting').selectAll().execute()).toEqual([])
})

test('keeps transactions apart, and other queries out of them', async () => {
  const order: string[] = []
  const first = opened.database.transaction().execute(async (trx) => {
    await trx.insertInto('setting').values({ key: 'apart', value: '1' }).execute()
    await new Promise<void>((resolve) => setImmediate(resolve))
    order.push('first')
    await trx.deleteFrom('setting').execute()
  })
  const second = opened.database.transaction().execute(async () => {
    order.push('second')
  })
  const read = opened.database.selectFrom('setting').selectAll().execute()
  await Promise.all([first, second])
  expect(order).toEqual(['first', 'second'])
  expect(await read).toEqual([])
})

test('opening again changes nothing', async () => {
  const again = await openDatabase({ url: null, dataDirectory })
  await again.close()
})

test('an id of the change log is never given twice', async () => {
  const change = {
    time: '2026-01-01T00:00:00.000Z',
    kind: 'created',
    page: 'p',
    person: null,
    person_name: null,
    version: null,
    proposal: null,
    reason: '',
  }
  const insert = () =>
    opened.database.insertInto('change').values(change).returning('id').executeTakeFirstOrThrow()
  const first = await insert()
  await opened.database.deleteFrom('change').execute()
  expect((await insert()).id).toBeGreaterThan(first.id)
})

test('a failed transaction leaves nothing behind', async () => {
  await expect(
    opened.database.transaction().execute(async (transaction) => {
      await transaction.insertInto('setting').values({ key: 'a', value: '1' }).execute()
      throw new Error('stop')
    }),
  ).rejects.toThrow('stop')
  expect(await opened.database.selectFrom('setting').selectAll().execute()).toEqual([])
})

test('a transaction that reads first can write whatever another connection does meanwhile', async () => {
  const other = openSqliteFile(opened.file ?? '')
  other.exec('PRAGMA busy_timeout=0')
  const write = (): boolean => {
    try {
      other.exec("insert into setting values ('other', '1')")
      return true
    } catch {
      return false
    }
  }
  await opened.database.transaction().execute(async (transaction) => {
    await transaction.selectFrom('setting').selectAll().execute()
    expect(write()).toBe(false)
    await transaction.insertInto('setting').values({ key: 'mine', value: '1' }).execute()
  })
  expect(write()).toBe(true)
  other.close()
})

test('a step that fails changes nothing, and goes through once what was in its way is gone', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'forkshop-migration-'))
  const inTheWay = openSqliteFile(path.join(folder, RECORDS_FILE))
  // the second of the tables that one step makes
  inTheWay.exec('CREATE TABLE import_source (name TEXT)')
  const tables = () => inTheWay.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all()
  const open = () => openDatabase({ url: null, dataDirectory: folder })
  await expect(open()).rejects.toMatchObject({
    code: 'migration-failed',
    data: { migration: '0007-imports' },
  })
  expect(tables()).not.toContainEqual({ name: 'import' })
  inTheWay.exec('DROP TABLE import_source')
  inTheWay.close()
  const records = await open()
  await records.close()
  rmSync(folder, { recursive: true, force: true })
})

test('records that a newer version has changed are refused', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'forkshop-newer-'))
  const open = () => openDatabase({ url: null, dataDirectory: folder })
  await (await open()).close()
  const file = openSqliteFile(path.join(folder, RECORDS_FILE))
  file.exec("INSERT INTO kysely_migration (name, timestamp) VALUES ('9999-later', '2099')")
  file.close()
  await expect(open()).rejects.toMatchObject({ code: 'migration-failed' })
  rmSync(folder, { recursive: true, force: true })
})
