import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openDatabase, type OpenDatabase } from './open-database.ts'
import { openDraftLog } from './open-draft-log.ts'

let directory: string
let opened: OpenDatabase

beforeEach(async () => {
  directory = mkdtempSync(path.join(tmpdir(), 'forkshop-log-'))
  opened = await openDatabase({ url: null, dataDirectory: directory })
  const { database } = opened
  const row = { page: 'p', purpose: 'page', base: 'b', ideas: '[]', created: '', updated: '' }
  await database.insertInto('page').values(pageRow).execute()
  await database
    .insertInto('draft')
    .values({ id: 'd', ...row })
    .execute()
  await database
    .insertInto('draft_snapshot')
    .values({ draft: 'd', payload: Uint8Array.of(0), up_to: 0 })
    .execute()
})
afterEach(async () => {
  await opened.close()
  rmSync(directory, { recursive: true })
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

const openLog = (kind: 'own connection' | 'kysely') =>
  kind === 'kysely'
    ? openDraftLog({ dialect: 'postgres', database: opened.database })
    : openDraftLog({ dialect: 'sqlite', file: opened.file ?? '' })

describe.each(['own connection', 'kysely'] as const)('over %s', (kind) => {
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
    const writers = await opened.database
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
  const log = openLog('own connection')
  const appended = await opened.database.transaction().execute(async (trx) => {
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
