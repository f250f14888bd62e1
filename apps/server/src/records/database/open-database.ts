import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { Kysely, PostgresDialect, type LogEvent } from 'kysely'
import type { JournalThread } from '../../base/disk/journal-thread.ts'
import { noteTime } from '../../base/http/times.ts'
import { migrateDatabase } from './migrate.ts'
import type { DatabaseDialect } from './migrations/columns.ts'
import { syncJournal } from './disk-sync.ts'
import { openSqliteFile, toSqliteDatabase } from './node-sqlite.ts'
import { sqliteDialect } from './sqlite-dialect.ts'
import type { Tables } from './tables.ts'
import { createTurns, type Turns } from './turns.ts'

export type OpenDatabase = {
  readonly database: Kysely<Tables>
  readonly dialect: DatabaseDialect
  /** The SQLite file; null with PostgreSQL. A second connection to it is allowed. */
  readonly file: string | null
  /** Turns at the SQLite file, for who writes to it on another connection. */
  readonly turns: Turns
  /** Resolves when all that was committed to the SQLite file before, on whichever connection, is on disk. */
  readonly synced: () => Promise<void>
  readonly close: () => Promise<void>
}

/** The SQLite file in a data folder. */
export const RECORDS_FILE = 'forkshop.sqlite'

/**
 * How long another program may hold the write lock before who wants to write is refused. Writers of
 * this process wait for each other as long as it takes.
 */
const BUSY_MS = 900

/** PostgreSQL's `int8`, which its driver gives as text: counts and ids here are safe as numbers. */
const INT8 = 20

/**
 * Opens the records of a library and brings their tables up to date. SQLite in the data folder
 * unless an address of PostgreSQL is given. On SQLite all queries share one connection: inside a
 * transaction await nothing but its own queries, or every other query waits. Who is refused because
 * another program writes gets `records-busy`.
 */
export async function openDatabase(options: {
  readonly url: string | null
  readonly dataDirectory: string
  /** Told of a connection that PostgreSQL ended while nothing was asked of it. */
  readonly onLost?: (error: Error) => void
  /** Writes the journal of SQLite back; without it, who commits does when it is long. */
  readonly journals?: JournalThread
}): Promise<OpenDatabase> {
  const { url, dataDirectory, onLost = () => {}, journals } = options
  const opened =
    url === null ? openEmbedded(dataDirectory, journals) : await openServer(url, onLost)
  try {
    await migrateDatabase(opened.database, opened.dialect)
  } catch (error) {
    await opened.close()
    throw error
  }
  return opened
}

/** What a query took, with the wait for its turn, is part of the answer it was asked for. */
function noteQuery({ queryDurationMillis }: LogEvent): void {
  noteTime('db', queryDurationMillis)
}

function openEmbedded(dataDirectory: string, journals?: JournalThread): OpenDatabase {
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 })
  const file = path.join(dataDirectory, RECORDS_FILE)
  const turns = createTurns()
  const sqlite = openSqliteFile(file)
  // A commit that waited for the disk itself would stop the whole process, all other writers with it.
  sqlite.exec('PRAGMA synchronous=NORMAL')
  const grown = journals?.keep(file, { alone: () => turns.take('elsewhere') })
  const { synced, close } = syncJournal(file, grown)
  const database = new Kysely<Tables>({
    dialect: sqliteDialect(toSqliteDatabase(sqlite), { turns, busyMs: BUSY_MS, synced }),
    log: noteQuery,
  })
  return {
    database,
    dialect: 'sqlite',
    file,
    turns,
    synced,
    close: async () => {
      await close()
      await database.destroy()
    },
  }
}

async function openServer(url: string, onLost: (error: Error) => void): Promise<OpenDatabase> {
  // a library on SQLite never loads the driver
  const { default: pg } = await import('pg')
  const pool = new pg.Pool({
    connectionString: url,
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        oid === INT8 && format !== 'binary' ? Number : pg.types.getTypeParser(oid, format),
    },
  })
  // Nothing is lost with it, and the next query gets another; unheard, it would end the process.
  pool.on('error', onLost)
  const database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }), log: noteQuery })
  return {
    database,
    dialect: 'postgres',
    file: null,
    turns: createTurns(),
    synced: async () => {},
    close: () => database.destroy(),
  }
}
