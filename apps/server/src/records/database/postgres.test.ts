import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { postgresFor } from '../../testing/test-postgres.ts'
import { openDatabase } from './open-database.ts'

const dataDirectory = mkdtempSync(path.join(tmpdir(), 'forkshop-postgres-'))
const url = await postgresFor(dataDirectory)
rmSync(dataDirectory, { recursive: true })

test.skipIf(url === null)('connections that the server ends are made again', async () => {
  const lost = Promise.withResolvers<Error>()
  const opened = await openDatabase({ url, dataDirectory, onLost: lost.resolve })
  onTestFinished(() => opened.close())
  const other = new pg.Client({ connectionString: url ?? '' })
  await other.connect()
  await other.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  )
  await other.end()
  expect(await lost.promise).toBeInstanceOf(Error)
  const { rows } = await sql<{ one: number }>`select 1 as one`.execute(opened.database)
  expect(rows).toEqual([{ one: 1 }])
})
