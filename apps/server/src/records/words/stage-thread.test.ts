import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '../database/open-database.ts'
import { openSqliteFile } from '../database/node-sqlite.ts'
import { stageInThread } from './stage-thread.ts'

const words = (part: number): string =>
  Array.from({ length: 12_000 }, (_, at) => `mot${part}${at}`).join(' ')

test('parts of the index are put in by a thread, which writes no journal back while others wait for it', async () => {
  const dataDirectory = mkdtempSync(path.join(tmpdir(), 'forkshop-stage-'))
  const records = await openDatabase({ url: null, dataDirectory })
  const file = records.file ?? ''
  const stage = stageInThread(file, records.turns)
  const other = openSqliteFile(file)
  onTestFinished(async () => {
    await stage.close()
    other.close()
    await records.close()
    rmSync(dataDirectory, { recursive: true, force: true })
  })
  const journal = () => other.prepare('PRAGMA wal_checkpoint(NOOP)').get()
  other.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  for (let part = 0; part < 4; part += 1) {
    const one = { title: 'Titre', summary: '', body: words(part) }
    await stage.put({ page: 'p', set: 's', made: '2026-01-01', words: one })
  }
  expect(Number(journal()?.['log'])).toBeGreaterThan(250)
  expect(journal()).toMatchObject({ checkpointed: 0 })
  const parts = other.prepare('SELECT count(*) AS parts FROM page_part').get()
  expect(parts).toMatchObject({ parts: 4 })
})
