import { randomUUID } from 'node:crypto'
import { PGlite } from '@electric-sql/pglite'
import { Kysely, PGliteDialect } from 'kysely'
import type { RepositoryTables } from '@forkshop/repository'
import type { TestDatabase } from './library-sqlite.ts'

/** One PostgreSQL in this process; it takes seconds to start, so tests share it. */
export function postgresDatabase(): {
  /** A connection to empty tables; one at a time, as they all share a search path. */
  readonly fresh: () => Promise<TestDatabase>
  readonly close: () => Promise<void>
} {
  const pglite = new PGlite()
  return {
    async fresh() {
      const schema = `s${randomUUID().replaceAll('-', '')}`
      await pglite.exec(`CREATE SCHEMA ${schema}; SET search_path TO ${schema}`)
      // Not destroyed at the end: that would close the PostgreSQL that all share.
      const database = new Kysely<RepositoryTables>({ dialect: new PGliteDialect({ pglite }) })
      return {
        database,
        close: async () => void (await pglite.exec(`DROP SCHEMA ${schema} CASCADE`)),
      }
    },
    close: () => pglite.close(),
  }
}
