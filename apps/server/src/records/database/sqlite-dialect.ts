import {
  CompiledQuery,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  type SqliteDatabase,
} from 'kysely'
import { isBusy, untilFree } from './sqlite-busy.ts'
import type { Turns } from './turns.ts'

type Parts = {
  readonly turns: Turns
  /** How long another program may be in the way. */
  readonly busyMs: number
  /** Resolves when all that was committed before is on disk; absent where each commit sees to that itself. */
  readonly synced?: () => Promise<void>
}

/**
 * Kysely on one connection to a SQLite file that never waits for a lock itself: it would stop the
 * whole process. A transaction has the connection to itself; while another connection of this
 * process writes, readers go on. With `synced`, who writes is answered once that resolved, and the
 * connection is free for others meanwhile.
 */
export function sqliteDialect(database: SqliteDatabase, parts: Parts): Dialect {
  return {
    createAdapter: () => new SharedAdapter(),
    createDriver: () => createDriver(database, parts),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  }
}

/**
 * The driver parts its connections itself. SQLite takes changes of tables back with their transaction, which Kysely
 * does not count on: a migration that fails would leave half of itself, and no other start could go on from there.
 */
class SharedAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true
  }
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

function createDriver(database: SqliteDatabase, { turns, busyMs, synced }: Parts): Driver {
  /** What ends the turn of each connection that is in a transaction. */
  const open = new WeakMap<DatabaseConnection, () => void>()
  /** Those that have written something which may not be on disk. */
  const wrote = new WeakSet<DatabaseConnection>()
  const levels = createSyncLevels()

  /** In turn with transactions; while somebody writes elsewhere, what only reads need not wait. */
  const runInTurn = async (query: CompiledQuery): Promise<QueryResult<never>> => {
    if (turns.holder() !== 'transaction') {
      try {
        return run(database, query)
      } catch (error) {
        if (!isBusy(error)) throw error
      }
    }
    return untilFree(busyMs, async () => {
      const end = await turns.take('transaction')
      try {
        return run(database, query)
      } finally {
        end()
      }
    })
  }

  const endTurn = (connection: DatabaseConnection): void => {
    open.get(connection)?.()
    open.delete(connection)
  }
  const inTransaction = (connection: DatabaseConnection, sql: string): Promise<unknown> =>
    connection.executeQuery(CompiledQuery.raw(sql))

  const execute = async (
    connection: DatabaseConnection,
    query: CompiledQuery,
  ): Promise<QueryResult<never>> => {
    const level = synced && levels.answer(connection, query)
    if (level !== undefined) return level
    if (!isRead(query)) wrote.add(connection)
    if (open.has(connection)) return run(database, query)
    const result = await runInTurn(query)
    await settle(connection)
    return result
  }
  const settle = async (connection: DatabaseConnection): Promise<void> => {
    if (wrote.delete(connection) && !levels.isUnsynced(connection)) await synced?.()
  }

  return {
    async init() {},
    async acquireConnection() {
      const connection: DatabaseConnection = {
        executeQuery: (query) => execute(connection, query),
        streamQuery() {
          throw new Error('SQLite answers at once: there is nothing to stream')
        },
      }
      return connection
    },
    async beginTransaction(connection) {
      await untilFree(busyMs, async () => {
        const end = await turns.take('transaction')
        try {
          run(database, CompiledQuery.raw('begin'))
          open.set(connection, end)
        } catch (error) {
          end()
          throw error
        }
      })
    },
    async commitTransaction(connection) {
      await inTransaction(connection, 'commit')
      endTurn(connection)
      await settle(connection)
    },
    async rollbackTransaction(connection) {
      // It is committed: the disk has refused it.
      if (!open.has(connection)) return
      try {
        await inTransaction(connection, 'rollback')
      } finally {
        endTurn(connection)
        wrote.delete(connection)
      }
    },
    async releaseConnection() {},
    async destroy() {
      database.close()
    },
  }
}

const NORMAL = 1
const FULL = 2

/**
 * What `pragma synchronous` says: kept for each connection of Kysely by itself, where all share one of
 * SQLite, which has one level for all that write through it.
 */
function createSyncLevels() {
  const unsynced = new WeakSet<DatabaseConnection>()
  return {
    isUnsynced: (connection: DatabaseConnection): boolean => unsynced.has(connection),
    /** Undefined for every other query. */
    answer(connection: DatabaseConnection, { sql }: CompiledQuery): QueryResult<never> | undefined {
      const [found, wanted] = /^pragma synchronous(?: = (\w+))?$/i.exec(sql) ?? []
      if (found === undefined) return undefined
      if (wanted === undefined) {
        const synchronous = unsynced.has(connection) ? NORMAL : FULL
        return { rows: [{ synchronous }] as never[] }
      }
      if (/^(?:2|full)$/i.test(wanted)) unsynced.delete(connection)
      else unsynced.add(connection)
      return { rows: [] }
    },
  }
}

/** Whether a query surely leaves everything as it is. */
function isRead({ query, sql }: CompiledQuery): boolean {
  if (query.kind === 'SelectQueryNode') return true
  return query.kind === 'RawNode' && /^\s*(?:select|pragma|begin|commit|rollback)\b/i.test(sql)
}

/** As Kysely's own driver does. */
function run(database: SqliteDatabase, { sql, parameters }: CompiledQuery): QueryResult<never> {
  const statement = database.prepare(sql)
  if (statement.reader) return { rows: statement.all(parameters) as never[] }
  const { changes, lastInsertRowid } = statement.run(parameters)
  return {
    rows: [],
    insertId: BigInt(lastInsertRowid),
    numAffectedRows: BigInt(changes),
  }
}
