import { ForkshopError } from '@forkshop/domain'

/** Waiting entries before new ones are refused: about a minute of 200 people typing. */
const MAX_WAITING = 20_000

type Waiting<Entry> = {
  readonly entry: Entry
  readonly done: () => void
  readonly failed: (cause: unknown) => void
}

export type GroupCommit<Entry> = {
  /** Resolves when the group that holds the entry is committed. */
  add(entry: Entry): Promise<void>
  /** Resolves when nothing is waiting any more. */
  settled(): Promise<void>
}

/**
 * Gathers what comes in during one turn of the event loop (and during a running commit) into one
 * commit, so that many small writes cost one flush to disk.
 */
export const groupCommit = <Entry>(
  commit: (group: readonly Entry[]) => void | Promise<void>,
): GroupCommit<Entry> => {
  let waiting: Waiting<Entry>[] = []
  let running: Promise<void> | null = null

  const run = async (): Promise<void> => {
    while (waiting.length > 0) {
      await new Promise<void>((resolve) => setImmediate(resolve))
      const group = waiting
      waiting = []
      try {
        await commit(group.map((item) => item.entry))
        for (const item of group) item.done()
      } catch (cause) {
        for (const item of group) item.failed(cause)
      }
    }
    running = null
  }

  return {
    add: (entry) =>
      new Promise((done, failed) => {
        if (waiting.length >= MAX_WAITING) {
          failed(new ForkshopError('draft-log-full', { waiting: waiting.length }))
          return
        }
        waiting.push({ entry, done, failed })
        running ??= run()
      }),
    settled: async () => {
      while (running !== null) await running
    },
  }
}
