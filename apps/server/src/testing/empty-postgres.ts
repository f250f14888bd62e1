import { PGlite, type PGliteOptions } from '@electric-sql/pglite'
import { Kysely, PGliteDialect } from 'kysely'
import { migrateDatabase } from '../records/database/migrate.ts'
import type { Tables } from '../records/database/tables.ts'

/** The folder of a PostgreSQL with the tables of an empty library, made once a process. */
let migrated: Promise<Blob> | null = null

const migrate = async (): Promise<Blob> => {
  const pglite = new PGlite()
  const database = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) })
  await migrateDatabase(database, 'postgres')
  const folder = await pglite.dumpDataDir('none')
  await database.destroy()
  return folder
}

/**
 * A PostgreSQL in this process with the records of an empty library. To make a new one takes seconds; to go on from a
 * copy of one, half a second.
 */
export const emptyPostgres = async (
  options: Pick<PGliteOptions, 'parsers'> = {},
): Promise<Kysely<Tables>> => {
  migrated ??= migrate()
  const pglite = new PGlite({ ...options, loadDataDir: await migrated })
  return new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) })
}
