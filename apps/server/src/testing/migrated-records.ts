import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openDatabase, RECORDS_FILE } from '../records/database/open-database.ts'

/** The SQLite file of an empty library, made once a process. */
let migrated: Promise<Buffer> | null = null

const migrate = async (): Promise<Buffer> => {
  const dataDirectory = mkdtempSync(path.join(tmpdir(), 'forkshop-empty-'))
  const opened = await openDatabase({ url: null, dataDirectory })
  await opened.close()
  const bytes = readFileSync(path.join(dataDirectory, RECORDS_FILE))
  rmSync(dataDirectory, { recursive: true, force: true })
  return bytes
}

/**
 * Puts the records of an empty library into a folder that has none, so that no server of the tests makes all tables by
 * all migrations again. What migrations do has tests of its own.
 */
export const putEmptyRecords = async (dataDirectory: string): Promise<void> => {
  migrated ??= migrate()
  const bytes = await migrated
  const file = path.join(dataDirectory, RECORDS_FILE)
  if (!existsSync(file)) writeFileSync(file, bytes, { mode: 0o600 })
}
