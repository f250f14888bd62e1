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
}

/**
 * Kysely on one connection to a SQLite file that never waits for a lock itself: it would stop the
 * whole process. A transaction has the connection to itself; while another connection of this
 * process writes, readers go on.
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

function createDriver(database: SqliteDatabase, { turns, busyMs }: Parts): Driver {
  /** What ends the turn of each connection that is in a transaction. */
  const open = new WeakMap<DatabaseConnection, () => void>()

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

  return {
    async init() {},
    async acquireConnection() {
      const connection: DatabaseConnection = {
        executeQuery: async (query) =>
          open.has(connection) ? run(database, query) : runInTurn(query),
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
    },
    async rollbackTransaction(connection) {
      try {
        await inTransaction(connection, 'rollback')
      } finally {
        endTurn(connection)
      }
    },
    async releaseConnection() {},
    async destroy() {
      database.close()
    },
  }
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
