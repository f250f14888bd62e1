import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import {
  openDatabase,
  type OpenDatabase,
} from '@forkshop/server/src/records/database/open-database.ts'
import { postgresFor } from '@forkshop/server/src/testing/test-postgres.ts'
import { createTurns } from '@forkshop/server/src/records/database/turns.ts'
import { emptyPostgres } from '@forkshop/server/src/testing/empty-postgres.ts'

/** PostgreSQL's `int8`; the server's own connection reads it as a number as well. */
const INT8 = 20

/** Records on a SQLite file of their own. */
export async function sqliteRecords(): Promise<OpenDatabase> {
  const dataDirectory = mkdtempSync(path.join(tmpdir(), 'forkshop-contract-'))
  const opened = await openDatabase({ url: null, dataDirectory })
  return {
    ...opened,
    close: async () => {
      await opened.close()
      rmSync(dataDirectory, { recursive: true, force: true })
    },
  }
}

/** Records on the PostgreSQL that is there for tests, or on one inside this process. */
export async function postgresRecords(): Promise<OpenDatabase> {
  const url = await postgresFor(randomUUID())
  if (url !== null) return openDatabase({ url, dataDirectory: tmpdir() })
  const database = await emptyPostgres({ parsers: { [INT8]: Number } })
  const turns = createTurns()
  return {
    database,
    dialect: 'postgres',
    file: null,
    turns,
    synced: async () => {},
    close: () => database.destroy(),
  }
}
