import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { memoryLibrary } from '@forkshop/repository'
import { onTestFinished } from 'vitest'
import { keptOnDisk } from '../base/disk/kept-on-disk.ts'
import { openDatabase } from '../records/database/open-database.ts'
import { stageOn } from '../records/words/word-stage.ts'
import { newId } from '../base/new-id.ts'
import { READING_VERSION } from '../texts/reading-version.ts'
import { heavyWork } from '../texts/threads/heavy-work.ts'
import { holdNothing } from '../records/services/held.ts'
import { createServerEvents } from '../records/services/server-events.ts'
import type { Services } from '../records/services/services.ts'
import { testSettings } from './test-settings.ts'

const KEPT_BYTES = 16 * 1024 * 1024

/** Services on a SQLite file and a library in memory, for one test; no server around them. */
export async function testRecords(overrides: Partial<Services> = {}): Promise<Services> {
  const dataDirectory = mkdtempSync(path.join(tmpdir(), 'forkshop-records-'))
  const records = await openDatabase({ url: null, dataDirectory })
  const heavy = heavyWork()
  const log = { info: () => {}, warn: () => {}, error: () => {} }
  const clock = () => new Date()
  const kept = keptOnDisk({
    file: null,
    version: READING_VERSION,
    maxBytes: KEPT_BYTES,
    clock,
    log,
  })
  onTestFinished(async () => {
    await heavy.close()
    kept.close()
    await records.close()
    rmSync(dataDirectory, { recursive: true, force: true })
  })
  return {
    settings: testSettings(dataDirectory),
    database: records.database,
    dialect: records.dialect,
    databaseFile: records.file,
    library: memoryLibrary(),
    transport: null,
    importer: null,
    housekeeping: null,
    heavy,
    kept,
    wordStage: stageOn(records.database),
    held: holdNothing(),
    clock,
    newId,
    log,
    events: createServerEvents(),
    ...overrides,
  }
}
