import { parentPort } from 'node:worker_threads'
import { DatabaseSync } from 'node:sqlite'
import { pathToFileURL } from 'node:url'
import type { WrittenBack } from './journal-thread.ts'

// The entry of the thread that `journal-thread.ts` starts: one answer for each file whose journal is to be written back.

/** What SQLite itself takes for enough. */
const DUE_PAGES = 1_000

/**
 * Takes nobody's lock: who reads or writes meanwhile goes on. On a connection of its own for each time, so that it holds no
 * file that was put aside, and makes none where there is none.
 */
function writeBack(file: string): WrittenBack {
  const address = pathToFileURL(file)
  address.searchParams.set('mode', 'rw')
  const database = new DatabaseSync(address, { timeout: 0 })
  try {
    const now = look(database, 'NOOP')
    return now.pages - now.done < DUE_PAGES ? now : look(database, 'PASSIVE')
  } finally {
    database.close()
  }
}

/** https://www.sqlite.org/pragma.html#pragma_wal_checkpoint */
function look(database: DatabaseSync, how: 'NOOP' | 'PASSIVE'): WrittenBack {
  const row = database.prepare(`PRAGMA wal_checkpoint(${how})`).get()
  return { pages: Number(row?.['log'] ?? 0), done: Number(row?.['checkpointed'] ?? 0) }
}

parentPort?.on('message', (file: string) => {
  let answer: WrittenBack | null = null
  try {
    answer = writeBack(file)
  } catch {
    // What stays in the journal is written back the next time, by whoever writes if not here.
  }
  parentPort?.postMessage(answer)
})
