import { sql, SqliteAdapter } from 'kysely'
import type { Kysely } from 'kysely'

/**
 * A transaction that is whole or not at all, but need not be on disk when it resolves: for what can
 * be made again. The next one that is synced takes it along. SQLite would stop the process for each
 * flush, all other writers with it.
 */
export async function inUnsyncedTransaction<Tables>(
  database: Kysely<Tables>,
  work: (transaction: Kysely<Tables>) => Promise<void>,
): Promise<void> {
  if (database.getExecutor().adapter instanceof SqliteAdapter) {
    await database.connection().execute((connection) => inSqlite(connection, work))
    return
  }
  await database.transaction().execute(async (transaction) => {
    await sql`set local synchronous_commit to off`.execute(transaction)
    await work(transaction)
  })
}

// In a journal ahead of the file (WAL) no level of `synchronous` can break it: what is not synced
// may be gone after a power cut, from its end (https://sqlite.org/pragma.html#pragma_synchronous).
async function inSqlite<Tables>(
  connection: Kysely<Tables>,
  work: (transaction: Kysely<Tables>) => Promise<void>,
): Promise<void> {
  const { rows } = await sql<{ synchronous: number }>`pragma synchronous`.execute(connection)
  await sql`pragma synchronous = normal`.execute(connection)
  try {
    await connection.transaction().execute(work)
  } finally {
    await sql`pragma synchronous = ${sql.lit(rows[0]?.synchronous ?? FULL)}`.execute(connection)
  }
}

const FULL = 2
