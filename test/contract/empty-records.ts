import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { migrationsOf } from '@forkshop/server/src/records/database/migrate.ts'
import type { DatabaseDialect } from '@forkshop/server/src/records/database/migrations/columns.ts'
import {
  openSqliteFile,
  toSqliteDatabase,
} from '@forkshop/server/src/records/database/node-sqlite.ts'
import type { Tables } from '@forkshop/server/src/records/database/tables.ts'
import { Kysely, PGliteDialect, sql, SqliteDialect } from 'kysely'
import { Migrator } from 'kysely/migration'
import { expect, onTestFinished } from 'vitest'

const openSqlite = (): Kysely<Tables> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'forkshop-records-'))
  const sqlite = openSqliteFile(path.join(folder, 'records.sqlite'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return new Kysely<Tables>({ dialect: new SqliteDialect({ database: toSqliteDatabase(sqlite) }) })
}
const openPostgres = (): Kysely<Tables> =>
  new Kysely<Tables>({ dialect: new PGliteDialect({ pglite: new PGlite() }) })

/** Records of each dialect as a test opens them, empty and before any migration. */
export const emptyRecords: readonly (readonly [
  name: string,
  dialect: DatabaseDialect,
  open: () => Kysely<Tables>,
])[] = [
  ['SQLite', 'sqlite', openSqlite],
  ['PostgreSQL', 'postgres', openPostgres],
]

/** Migrates records up to a migration, that one included. */
export const migrateUpTo = async (
  database: Kysely<Tables>,
  dialect: DatabaseDialect,
  last: string,
): Promise<void> => {
  const provider = { getMigrations: async () => migrationsOf(dialect) }
  const { error } = await new Migrator({ db: database, provider }).migrateTo(last)
  expect(error).toBeUndefined()
}

/** The columns of each index of a table, as the database itself tells them. */
export const indexesOf = async (
  database: Kysely<Tables>,
  dialect: DatabaseDialect,
  table: string,
): Promise<Readonly<Record<string, string>>> => {
  const { rows: found } =
    dialect === 'sqlite'
      ? await sql<{ name: string; columns: string }>`select i.name,
          (select group_concat(c.name, ',') from pragma_index_info(i.name) c) as columns
          from pragma_index_list(${table}) i`.execute(database)
      : await sql<{ name: string; columns: string }>`select c.relname as name,
          string_agg(a.attname::text, ',' order by a.attnum) as columns
          from pg_index i join pg_class c on c.oid = i.indexrelid
          join pg_attribute a on a.attrelid = c.oid
          where i.indrelid = ${table}::regclass group by c.relname`.execute(database)
  return Object.fromEntries(found.map(({ name, columns }) => [name, columns]))
}
