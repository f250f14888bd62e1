import { sweepWords } from '../../../records/pages/stage-words.ts'
import type { Services } from '../../../records/services/services.ts'
import { readUnread } from './read-unread.ts'

/** Work on pages that nobody asked for, beside everything else. */
export type Upkeep = {
  /** Reads what could not be read at first, and sweeps the index of search. */
  begin(): void
  /** Begins nothing more, and resolves when the step under way is done. */
  stop(): Promise<void>
}

/** The upkeep of one server; it runs once at a time. */
export function createUpkeep(services: Services): Upkeep {
  const stopped = new AbortController()
  let running: Promise<void> | null = null

  const run = async (): Promise<void> => {
    try {
      await readUnread(services, stopped.signal)
      if (!stopped.signal.aborted) await sweepWords(services)
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
