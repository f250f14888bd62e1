import { sweepWords } from '../../../records/pages/stage-words.ts'
import type { Services } from '../../../records/services/services.ts'
import { readUnread } from './read-unread.ts'

/** Between two sweeps of the index: what nobody finds there is only in the way of the disk. */
const SWEEPING_MS = 60 * 60 * 1000

/** Work on pages that nobody asked for, beside everything else. */
export type Upkeep = {
  /** Reads what could not be read at first, and every hour sweeps the index of search. */
  begin(): void
  /** Begins nothing more, and resolves when the step under way is done. */
  stop(): Promise<void>
}

/** The upkeep of one server; it runs once at a time. */
export function createUpkeep(services: Services): Upkeep {
  const stopped = new AbortController()
  let running: Promise<void> | null = null
  let swept = 0

  const run = async (): Promise<void> => {
    try {
      await readUnread(services, stopped.signal)
      const now = services.clock().getTime()
      if (stopped.signal.aborted || now < swept + SWEEPING_MS) return
      await sweepWords(services)
      swept = now
    } catch (error) {
      services.log.warn({ err: error }, 'pages were not looked after this time')
    }
  }
  return {
    begin() {
      if (stopped.signal.aborted) return
      running ??= run().finally(() => {
        running = null
      })
    },
    async stop() {
      stopped.abort()
      await running
    },
  }
}
