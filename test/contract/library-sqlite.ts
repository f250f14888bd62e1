import { DatabaseSync } from 'node:sqlite'
import type { SQLInputValue } from 'node:sqlite'
import { Kysely, SqliteDialect } from 'kysely'
import type { RepositoryTables } from '@forkshop/repository'

/** A connection and how to end it. */
export type TestDatabase = {
  readonly database: Kysely<RepositoryTables>
  readonly close: () => Promise<void>
}

/** A SQLite file (or `:memory:`) as durable as the server's own. */
export function sqliteDatabase(file: string): TestDatabase {
  const db = new DatabaseSync(file)
  db.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON')
  const prepare = (sql: string) => {
    const statement = db.prepare(sql)
    return {
      reader: statement.columns().length > 0,
      all: (values: readonly unknown[]) => statement.all(...values.filter(isInput)),
      run: (values: readonly unknown[]) => statement.run(...values.filter(isInput)),
      iterate: (values: readonly unknown[]) => statement.iterate(...values.filter(isInput)),
    }
  }
  const dialect = new SqliteDialect({ database: { close: () => db.close(), prepare } })
  const database = new Kysely<RepositoryTables>({ dialect })
  return { database, close: () => database.destroy() }
}

// Kysely hands over what our statements hold: text and whole numbers.
function isInput(value: unknown): value is SQLInputValue {
  return typeof value === 'string' || typeof value === 'number'
}
