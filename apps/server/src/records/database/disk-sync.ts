import fs from 'node:fs'
import { promisify } from 'node:util'
import { ForkshopError } from '@forkshop/domain'
import { groupCommit } from './group-commit.ts'

/** Puts on disk what was committed without waiting for it. */
export type DiskSync = {
  /**
   * Resolves when all that was committed before the call would survive a power cut: who asks while a flush runs
   * shares the next one. Throws `records-not-synced` from the first failure on: of what a disk refused
   * once, nobody can tell what of it is there.
   */
  readonly synced: () => Promise<void>
  /** Waits for who waits. */
  readonly close: () => Promise<void>
}

// By number: a handle that records were not closed with, as where opening them fails half-way, ends the process.
const [open, datasync, close] = [promisify(fs.open), promisify(fs.fdatasync), promisify(fs.close)]

/** Syncs the journal of a SQLite file, off the thread that commits; `grown` is told each time. */
export function syncJournal(file: string, grown?: () => void): DiskSync {
  const journal = `${file}-wal`
  let opened: number | null = null
  const sync = syncTogether(async () => {
    // There since the first commit, until the last connection is closed.
    opened ??= await open(journal, 'r+')
    await datasync(opened)
    grown?.()
  })
  return {
    synced: sync.synced,
    async close() {
      await sync.close()
      if (opened !== null) await close(opened)
      opened = null
    },
  }
}

/** The same with another way to the disk. */
export function syncTogether(flush: () => Promise<void>): DiskSync {
  let failure: ForkshopError | null = null
  const line = groupCommit<null>(async () => {
    if (failure !== null) throw failure
    try {
      await flush()
    } catch (cause) {
      failure = new ForkshopError('records-not-synced', {}, cause)
      throw failure
    }
  })
  return { synced: () => line.add(null), close: () => line.settled() }
}
