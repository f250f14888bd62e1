import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import { journalThread, type JournalTerms } from './journal-thread.ts'

const LARGE = 5 * 1024 * 1024

/** A file of which everything written stays in its journal until somebody writes it back. */
function written(terms: JournalTerms = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'forkshop-journal-'))
  const file = path.join(folder, 'some.sqlite')
  const database = new DatabaseSync(file)
  database.exec('PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=0; CREATE TABLE t (x BLOB)')
  const thread = journalThread()
  onTestFinished(async () => {
    await thread.close()
    if (database.isOpen) database.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const put = database.prepare('INSERT INTO t VALUES (randomblob(?))')
  return {
    folder,
    file,
    database,
    thread,
    put: (bytes: number) => put.run(bytes),
    told: thread.keep(file, { every: 1, ...terms }),
    /** Pages in the journal that are not in the file yet. */
    left: (): number => {
      const row = database.prepare('PRAGMA wal_checkpoint(NOOP)').get()
      return Number(row?.['log']) - Number(row?.['checkpointed'])
    },
  }
}

test('a journal is written back once enough was written', async () => {
  const { put, told, left, thread } = written({ every: 2 })
  put(LARGE)
  told()
  expect(left()).toBeGreaterThan(1_000)
  told()
  await thread.close()
  expect(left()).toBe(0)
})

test('a short journal is left as it is', async () => {
  const { put, told, left, thread } = written()
  put(1_000)
  told()
  await thread.close()
  expect(left()).toBeGreaterThan(0)
})

test('while somebody reads, what can be is written back, and nobody waits', async () => {
  const { file, database, put, told, left, thread } = written()
  const reader = new DatabaseSync(file)
  onTestFinished(() => reader.close())
  reader.exec('BEGIN; SELECT count(*) FROM t')
  database.exec('BEGIN IMMEDIATE')
  put(LARGE)
  told()
  await thread.close()
  database.exec('COMMIT')
  expect(left()).toBeGreaterThan(1_000)
})

test('a long journal of which something was left is written back whole, with nobody beside it', async () => {
  const alone: string[] = []
  const { file, database, put, told, left, thread } = written({
    async alone() {
      alone.push('begun')
      reader.exec('COMMIT')
      return () => alone.push('ended')
    },
  })
  const reader = new DatabaseSync(file)
  onTestFinished(() => reader.close())
  put(LARGE)
  reader.exec('BEGIN')
  reader.prepare('SELECT count(*) FROM t').get()
  put(LARGE)
  told()
  await thread.close()
  expect([left(), ...alone]).toEqual([0, 'begun', 'ended'])
  expect(database.isOpen).toBe(true)
})

test('a file that is gone is not made again', async () => {
  const { folder, database, told, thread } = written()
  database.close()
  rmSync(folder, { recursive: true })
  told()
  await thread.close()
  expect(() => readdirSync(folder)).toThrow('ENOENT')
})
