import { backup, DatabaseSync } from 'node:sqlite'

/** How long SQLite waits for another process that holds the write lock. */
const BUSY_TIMEOUT_MS = 5000

/** More pages than a file can have: all of them in one step, so that nobody writes in between. */
const ALL_PAGES = 2 ** 31 - 1

/** Copies a SQLite file as it is at one moment, also while others write to it. */
export async function copyRecords(file: string, target: string): Promise<void> {
  const source = new DatabaseSync(file, { readOnly: true, timeout: BUSY_TIMEOUT_MS })
  try {
    await backup(source, target, { rate: ALL_PAGES })
  } finally {
    source.close()
  }
}
