import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import type { SqliteDatabase } from 'kysely'
import { MAX_JOURNAL_PAGES } from '../../base/disk/journal-thread.ts'

/** Prepared statements kept for reuse; a server has a few hundred distinct queries. */
const MAX_STATEMENTS = 500

/** How long the opening of a file waits for another process that holds the write lock. */
const OPEN_TIMEOUT_MS = 5000

/**
 * Opens a SQLite file so that a committed transaction survives a power cut: WAL, `synchronous=FULL`,
 * foreign keys checked. From then on it never waits for a lock: that would stop the whole process. Nor, as a rule, for
 * its journal to be written back (`base/disk/journal-thread.ts`).
 */
export function openSqliteFile(file: string): DatabaseSync {
  const db = new DatabaseSync(file, { timeout: OPEN_TIMEOUT_MS, enableForeignKeyConstraints: true })
  db.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=0;')
  db.exec(`PRAGMA wal_autocheckpoint=${MAX_JOURNAL_PAGES}`)
  return db
}

/** `node:sqlite` in the shape that Kysely's SqliteDialect expects. */
export function toSqliteDatabase(db: DatabaseSync): SqliteDatabase {
  const statements = new Map<string, ReturnType<SqliteDatabase['prepare']>>()
  const prepare = (text: string): ReturnType<SqliteDatabase['prepare']> => {
    const statement = db.prepare(text)
    // SQLite ends a transaction itself when the disk is full; the rollback would hide that it was.
    if (text === 'rollback') {
      return { ...none, run: () => (db.isTransaction ? statement.run() : none.run()) }
    }
    return {
      reader: statement.columns().length > 0,
      all: (values) => statement.all(...toInputs(values)),
      run: (values) => statement.run(...toInputs(values)),
      iterate: (values) => statement.iterate(...toInputs(values)),
    }
  }
  return {
    close: () => db.close(),
    prepare(text) {
      const known = statements.get(text)
      if (known !== undefined) return known
      // A transaction that reads before it writes would fail for good (SQLITE_BUSY_SNAPSHOT) when
      // the draft log, on its own connection, commits in between.
      const made = prepare(text === 'begin' ? 'begin immediate' : text)
      // A statement prepared before a change of the schema may describe columns that are gone.
      if (/^\s*(create|alter|drop|pragma(?! synchronous))\b/i.test(text)) statements.clear()
      else if (statements.size < MAX_STATEMENTS) statements.set(text, made)
      return made
    },
  }
}

const none = {
  reader: false,
  all: () => [],
  run: () => ({ changes: 0, lastInsertRowid: 0 }),
  iterate: () => [].values(),
}

function toInputs(values: readonly unknown[]): SQLInputValue[] {
  return values.map(toInput)
}

function toInput(value: unknown): SQLInputValue {
  if (value === undefined || value === null) return null
  if (typeof value === 'boolean') return value ? 1 : 0
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'string') {
    return value
  }
  if (value instanceof Uint8Array) return value
  throw new TypeError(`SQLite cannot store a value of type ${typeof value}`)
}
