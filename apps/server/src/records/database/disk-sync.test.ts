import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Kysely, sql } from 'kysely'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { syncJournal, syncTogether } from './disk-sync.ts'
import { openSqliteFile, toSqliteDatabase } from './node-sqlite.ts'
import { sqliteDialect } from './sqlite-dialect.ts'
import { createTurns } from './turns.ts'

/** A disk that takes what it is given when it is told to. */
const slowDisk = () => {
  const flushes: { readonly done: () => void; readonly failed: (cause: unknown) => void }[] = []
  const begun: (() => void)[] = []
  return {
    flush: () =>
      new Promise<void>((done, failed) => {
        flushes.push({ done, failed })
        begun.shift()?.()
      }),
    count: () => flushes.length,
    /** The next flush that has begun, or will. */
    async next() {
      if (flushes.length === 0) await new Promise<void>((go) => begun.push(go))
      const flush = flushes.shift()
      if (flush === undefined) throw new Error('no flush')
      return flush
    },
  }
}
const refused = {
  status: 'rejected',
  reason: expect.objectContaining({ code: 'records-not-synced' }),
}
const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

describe('who waits for the disk', () => {
  test('shares one flush with all who ask before it begins', async () => {
    const disk = slowDisk()
    const { synced } = syncTogether(disk.flush)
    const all = Promise.all([synced(), synced(), synced()])
    ;(await disk.next()).done()
    await all
    await turn()
    expect(disk.count()).toBe(0)
  })

  test('is not answered by a flush that had begun before', async () => {
    const disk = slowDisk()
    const { synced } = syncTogether(disk.flush)
    const order: string[] = []
    const first = synced().then(() => order.push('first'))
    const begun = await disk.next()
    const later = [synced(), synced()].map((one) => one.then(() => order.push('later')))
    begun.done()
    await first
    const next = await disk.next()
    expect(order).toEqual(['first'])
    next.done()
    await Promise.all(later)
    await turn()
    expect(disk.count()).toBe(0)
  })

  test('is refused for good once the disk has refused something', async () => {
    const disk = slowDisk()
    const { synced, close } = syncTogether(disk.flush)
    const asked = Promise.allSettled([synced()])
    ;(await disk.next()).failed(new Error('EIO'))
    expect(await asked).toEqual([refused])
    await expect(synced()).rejects.toMatchObject({ code: 'records-not-synced' })
    expect(disk.count()).toBe(0)
    await close()
  })
})

type Tables = { readonly t: { readonly n: number } }

const folder = mkdtempSync(path.join(tmpdir(), 'forkshop-sync-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('on SQLite', () => {
  let count = 0
  let disk: ReturnType<typeof slowDisk>
  let database: Kysely<Tables>
  beforeEach(async () => {
    disk = slowDisk()
    const sqlite = openSqliteFile(path.join(folder, `${(count += 1)}.sqlite`))
    sqlite.exec('PRAGMA synchronous=NORMAL; CREATE TABLE t (n INTEGER)')
    const { synced } = syncTogether(disk.flush)
    const parts = { turns: createTurns(), busyMs: 100, synced }
    database = new Kysely<Tables>({ dialect: sqliteDialect(toSqliteDatabase(sqlite), parts) })
    return () => database.destroy()
  })
  const insert = (n: number, into: Kysely<Tables> = database) =>
    into.insertInto('t').values({ n }).execute()
  const read = async () => (await database.selectFrom('t').select('n').execute()).map(({ n }) => n)

  const writers: Readonly<Record<string, () => Promise<unknown>>> = {
    'a statement': () => insert(1),
    'one that answers rows': () =>
      database.insertInto('t').values({ n: 1 }).returning('n').execute(),
    'one in SQL': () => sql`insert into t values (1)`.execute(database),
    'a transaction': () => database.transaction().execute((all) => insert(1, all)),
  }
  test.each(Object.entries(writers))('%s is over once it is on disk', async (_, write) => {
    let isOver = false
    const writing = write().then(() => {
      isOver = true
    })
    const flush = await disk.next()
    await turn()
    expect([isOver, await read()]).toEqual([false, [1]])
    flush.done()
    await writing
  })

  test('nobody waits who only reads, in a transaction or not', async () => {
    expect(await read()).toEqual([])
    await database.transaction().execute((all) => all.selectFrom('t').selectAll().execute())
    await sql`select 1`.execute(database)
    await turn()
    expect(disk.count()).toBe(0)
  })

  test('others write while one waits for the disk, and share its next flush', async () => {
    const first = insert(1)
    const begun = await disk.next()
    const others = [2, 3].map((n) => database.transaction().execute((all) => insert(n, all)))
    while ((await read()).length < 3) await turn()
    begun.done()
    await first
    ;(await disk.next()).done()
    await Promise.all(others)
    await turn()
    expect(disk.count()).toBe(0)
  })

  test('what need not be on disk waits for nobody, and all else still does', async () => {
    await database.connection().execute(async (connection) => {
      await sql`pragma synchronous = normal`.execute(connection)
      await connection.transaction().execute((all) => insert(1, all))
      expect((await sql`pragma synchronous`.execute(connection)).rows).toEqual([{ synchronous: 1 }])
      const beside = insert(2)
      ;(await disk.next()).done()
      await beside
      await sql`pragma synchronous = ${sql.lit(2)}`.execute(connection)
      const after = insert(3, connection)
      ;(await disk.next()).done()
      await after
    })
    expect(await read()).toEqual([1, 2, 3])
  })

  test('what the disk refused is told to who wrote it, and disturbs nobody', async () => {
    const first = Promise.allSettled([database.transaction().execute((all) => insert(1, all))])
    const flush = await disk.next()
    const { promise, resolve } = Promise.withResolvers<void>()
    const seen: number[] = []
    const other = database.transaction().execute(async (all) => {
      await insert(2, all)
      await promise
      seen.push(...(await all.selectFrom('t').select('n').execute()).map(({ n }) => n))
    })
    await turn()
    flush.failed(new Error('EIO'))
    expect(await first).toEqual([refused])
    resolve()
    await expect(other).rejects.toMatchObject({ code: 'records-not-synced' })
    expect(seen).toEqual([1, 2])
  })
})

test('the journal of a file is what is put on disk, also after it was closed', async () => {
  const file = path.join(folder, 'journal.sqlite')
  const sqlite = openSqliteFile(file)
  sqlite.exec('CREATE TABLE t (n INTEGER)')
  const { synced, close } = syncJournal(file)
  await Promise.all([synced(), synced()])
  await close()
  sqlite.close()
  const gone = syncJournal(file)
  await expect(gone.synced()).rejects.toMatchObject({ code: 'records-not-synced' })
  await gone.close()
})
