import { parentPort, workerData } from 'node:worker_threads'
import { Kysely } from 'kysely'
import { openSqliteFile, toSqliteDatabase } from '../database/node-sqlite.ts'
import { sqliteDialect } from '../database/sqlite-dialect.ts'
import type { Tables } from '../database/tables.ts'
import { createTurns } from '../database/turns.ts'
import type { StageAnswer, StageOrder } from './stage-thread.ts'
import { stageOn } from './word-stage.ts'

// The entry of the thread that `stage-thread.ts` starts: one answer for each order.

/** A draft that is being saved, or another program, is through by then. */
const BUSY_MS = 10_000

const file = openSqliteFile(String(workerData))
// Whoever refers to a part commits afterwards, and is answered once the journal up to there is on disk.
file.exec('PRAGMA synchronous=NORMAL')
const stage = stageOn(
  new Kysely<Tables>({
    dialect: sqliteDialect(toSqliteDatabase(file), { turns: createTurns(), busyMs: BUSY_MS }),
  }),
)

const carryOut = async (order: StageOrder): Promise<StageAnswer> => {
  try {
    if (order.kind === 'sweep-one') {
      return { kind: 'done', found: await stage.sweepOne(order.before) }
    }
    await stage.put(order.part)
    return { kind: 'done', found: true }
  } catch (error) {
    return { kind: 'failed', ...describe(error) }
  }
}

/** What of an error reaches the other thread: SQLite's number tells a full disk. */
const describe = (
  error: unknown,
): { readonly message: string; readonly errcode: number | null } => {
  const message = error instanceof Error ? error.message : String(error)
  const isNumbered =
    error instanceof Error && 'errcode' in error && typeof error.errcode === 'number'
  return { message, errcode: isNumbered ? Number(error.errcode) : null }
}

parentPort?.on('message', (order: StageOrder) => {
  void carryOut(order).then((answer) => parentPort?.postMessage(answer))
})
