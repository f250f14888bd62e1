import { open, type FileHandle } from 'node:fs/promises'
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

/** Syncs the journal of a SQLite file, off the thread that commits. */
export function syncJournal(file: string): DiskSync {
  const journal = `${file}-wal`
  let handle: FileHandle | null = null
  const sync = syncTogether(async () => {
    // There since the first commit, until the last connection is closed.
    handle ??= await open(journal, 'r+')
    await handle.datasync()
  })
  return {
    synced: sync.synced,
    async close() {
      await sync.close()
      await handle?.close()
      handle = null
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
