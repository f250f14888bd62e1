import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { emptyPostgres } from '../../testing/empty-postgres.ts'
import { openDatabase, type OpenDatabase } from './open-database.ts'
import { sqliteDraftLog } from './draft-log-sqlite.ts'
import { openSqliteFile } from './node-sqlite.ts'
import { openDraftLog } from './open-draft-log.ts'
import type { Tables } from './tables.ts'

/** Where a draft `d` with a snapshot of one byte is, whatever was written before. */
const startAfresh = async (database: Kysely<Tables>) => {
  for (const table of ['draft_log', 'draft_snapshot', 'draft_writer', 'draft'] as const) {
    await database.deleteFrom(table).execute()
  }
  await database
    .insertInto('page')
    .values(pageRow)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const row = { page: 'p', purpose: 'page', base: 'b', ideas: '[]', created: '', updated: '' }
  await database
    .insertInto('draft')
    .values({ id: 'd', ...row })
    .execute()
  await database
    .insertInto('draft_snapshot')
    .values({ draft: 'd', payload: Uint8Array.of(0), up_to: 0 })
    .execute()
}

let directory: string
let sqlite: OpenDatabase
let postgres: Kysely<Tables>

beforeAll(async () => {
  directory = mkdtempSync(path.join(tmpdir(), 'forkshop-log-'))
  sqlite = await openDatabase({ url: null, dataDirectory: directory })
  postgres = await emptyPostgres()
}, 60_000)
afterAll(async () => {
  await sqlite.close()
  await postgres.destroy()
  rmSync(directory, { recursive: true })
})
beforeEach(async () => {
  await startAfresh(sqlite.database)
  await startAfresh(postgres)
})

const pageRow = {
  id: 'p',
  slug: 'p',
  kind: null,
  lineage: 'l',
  title: '',
  summary: '',
  lang: 'fr',
  license: null,
  fields: '{}',
  card: '{}',
  minutes: null,
  people_min: null,
  people_max: null,
  head: '',
  version: null,
  editing: 'open',
  visibility: 'public',
  origin_page: null,
  origin_revision: null,
  origin_version: null,
  created: '',
  updated: '',
  deleted: null,
  deleted_by: null,
  deleted_reason: null,
}

const entry = (byte: number, user: string | null = null) => ({
  draft: 'd',
  payload: Uint8Array.of(byte),
  writer: user === null ? null : { user, name: user.toUpperCase() },
})
const merge = (updates: readonly Uint8Array[]) => Uint8Array.from(updates.flatMap((u) => [...u]))
const bytes = (updates: readonly Uint8Array[]) => updates.map((update) => [...update])

type Kind = 'SQLite on its own connection' | 'PostgreSQL'

const openLog = (kind: Kind) =>
  kind === 'PostgreSQL'
    ? openDraftLog({ dialect: 'postgres', database: postgres })
    : openDraftLog({ dialect: 'sqlite', file: sqlite.file ?? '', synced: sqlite.synced })
const databaseOf = (kind: Kind) => (kind === 'PostgreSQL' ? postgres : sqlite.database)

describe.each<Kind>(['SQLite on its own connection', 'PostgreSQL'])('over %s', (kind) => {
  test('loads the snapshot, then entries in order', async () => {
    const log = openLog(kind)
    await Promise.all([1, 2, 3].map((byte) => log.append(entry(byte))))
    await log.append(entry(4))
    expect(bytes(await log.load('d'))).toEqual([[0], [1], [2], [3], [4]])
    await log.close()
  })

  test('keeps everything through a compaction', async () => {
    const log = openLog(kind)
    await log.append(entry(1))
    await log.compact('d', merge)
    await log.append(entry(2))
    expect(bytes(await log.load('d'))).toEqual([[0, 1], [2]])
    await log.compact('d', merge)
    expect(bytes(await log.load('d'))).toEqual([[0, 1, 2]])
    await log.close()
  })

  test('keeps what comes in while it compacts', async () => {
    const log = openLog(kind)
    const written = [1, 2, 3].map((byte) => log.append(entry(byte)))
    await Promise.all([log.compact('d', merge), ...written, log.compact('d', merge)])
    const kept = bytes(await log.load('d')).flat()
    expect(new Set(kept)).toEqual(new Set([0, 1, 2, 3]))
    await log.close()
  })

  test('changes nothing when there is nothing to compact', async () => {
    const log = openLog(kind)
    await log.compact('d', () => Uint8Array.of(9))
    expect(bytes(await log.load('d'))).toEqual([[0]])
    await log.close()
  })

  test('records each writer once', async () => {
    const log = openLog(kind)
    await Promise.all([log.append(entry(1, 'ann')), log.append(entry(2, 'ann'))])
    await log.append(entry(3, 'bo'))
    const writers = await databaseOf(kind)
      .selectFrom('draft_writer')
      .select(['user', 'name'])
      .execute()
    expect(writers.map((row) => `${row.user} ${row.name}`)).toEqual(['ann ANN', 'bo BO'])
    await log.close()
  })

  test('throws for a draft without a snapshot instead of starting empty', async () => {
    const log = openLog(kind)
    await expect(log.load('unknown')).rejects.toMatchObject({ code: 'draft-lost' })
    await expect(log.compact('unknown', merge)).rejects.toMatchObject({ code: 'draft-lost' })
    await log.close()
  })
})

test('waits for a transaction that another connection of this process holds', async () => {
  const log = openLog('SQLite on its own connection')
  const appended = await sqlite.database.transaction().execute(async (trx) => {
    await trx.updateTable('draft').set({ updated: 'x' }).execute()
    const written = log.append(entry(1))
    await new Promise((resolve) => setImmediate(resolve))
    await new Promise((resolve) => setImmediate(resolve))
    return { written }
  })
  await appended.written
  expect(bytes(await log.load('d'))).toEqual([[0], [1]])
  await log.close()
})

test('acknowledges on SQLite what is on disk, and gathers the next entries meanwhile', async () => {
  const waiting: (() => void)[] = []
  const synced = () => new Promise<void>((resolve) => waiting.push(resolve))
  const log = openDraftLog({ dialect: 'sqlite', file: sqlite.file ?? '', synced })
  const turn = () => new Promise<void>((resolve) => setImmediate(resolve))
  const acknowledged: number[] = []
  const append = (byte: number) => log.append(entry(byte)).then(() => acknowledged.push(byte))
  const first = append(1)
  while (waiting.length < 1) await turn()
  const others = [append(2), append(3)]
  await turn()
  expect([acknowledged, bytes(await log.load('d'))]).toEqual([[], [[0], [1]]])
  waiting.shift()?.()
  await first
  while (waiting.length < 1) await turn()
  expect([acknowledged, bytes(await log.load('d'))]).toEqual([[1], [[0], [1], [2], [3]]])
  waiting.shift()?.()
  await Promise.all(others)
  expect(acknowledged).toEqual([1, 2, 3])
  await log.close()
})

describe('what cannot be written is never acknowledged', () => {
  test('when the disk refuses it', async () => {
    const synced = () => Promise.reject(new Error('EIO'))
    const log = openDraftLog({ dialect: 'sqlite', file: sqlite.file ?? '', synced })
    await expect(log.append(entry(1))).rejects.toThrow('EIO')
    await log.close()
  })

  const lockedLog = () => {
    const other = openSqliteFile(sqlite.file ?? '')
    other.exec('BEGIN IMMEDIATE')
    return {
      log: sqliteDraftLog(sqlite.file ?? '', sqlite.synced, 20),
      release: () => {
        other.exec('ROLLBACK')
        other.close()
      },
    }
  }

  test('while another program holds the file; afterwards it goes on', async () => {
    const { log, release } = lockedLog()
    const refused = {
      status: 'rejected',
      reason: expect.objectContaining({ code: 'records-busy' }),
    }
    const group = [1, 2].map((byte) => log.append(entry(byte)))
    expect(await Promise.allSettled(group)).toEqual([refused, refused])
    release()
    await log.append(entry(3))
    expect(bytes(await log.load('d'))).toEqual([[0], [3]])
    await log.close()
  })

  test('when the file takes no entry any more', async () => {
    const log = openLog('SQLite on its own connection')
    const other = openSqliteFile(sqlite.file ?? '')
    other.exec(
      `create trigger full before insert on draft_log begin select raise(abort, 'no'); end`,
    )
    await expect(log.append(entry(1))).rejects.toThrow('no')
    other.exec('drop trigger full')
    other.close()
    await log.append(entry(2))
    expect(bytes(await log.load('d'))).toEqual([[0], [2]])
    await log.close()
  })

  test('when PostgreSQL takes none', async () => {
    const log = openLog('PostgreSQL')
    await sql`alter table draft_log add constraint full_up check (draft = '')`.execute(postgres)
    await expect(log.append(entry(1))).rejects.toThrow('full_up')
    await sql`alter table draft_log drop constraint full_up`.execute(postgres)
    await log.append(entry(2))
    expect(bytes(await log.load('d'))).toEqual([[0], [2]])
    await log.close()
  })
})
