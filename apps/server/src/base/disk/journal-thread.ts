import { Worker } from 'node:worker_threads'

/** How many pages a journal had, and how many of them are in the file now. */
export type WrittenBack = { readonly pages: number; readonly done: number }

/**
 * Writes the journals (WAL) of SQLite files back into them, in a thread: SQLite has whoever commits do that, and wait for the
 * disk twice, which stops the whole server for 20 to 50 ms.
 */
export type JournalThread = {
  /** What is to be told of each write to a file. */
  keep(file: string, terms?: JournalTerms): () => void
  /** Waits for what is under way. */
  close(): Promise<void>
}

export type JournalTerms = {
  /** Writes between two looks at the journal; 8 unless it is said. */
  readonly every?: number
  /**
   * Resolves with what ends it, once no other writer has the file: while many write, a journal is never written back whole,
   * and only one that was is begun again from its start.
   */
  readonly alone?: () => Promise<() => void>
}

/** Pages of a journal after which SQLite writes it back itself, where no thread did: 32 MB. */
export const MAX_JOURNAL_PAGES = 8_000
/** A journal of so many pages is written back whole. */
const WHOLE_PAGES = 2_000
/** How long the thread is kept without work. */
const IDLE_MS = 10_000
const WRITES = 8

/** Starts the thread when it is first needed. */
export function journalThread(): JournalThread {
  let worker: Worker | null = null
  let idle: NodeJS.Timeout | undefined
  let last: Promise<unknown> = Promise.resolve()
  let isClosed = false

  const stop = async (): Promise<void> => {
    const ended = worker
    worker = null
    await ended?.terminate()
  }
  const start = (): Worker => {
    const started = new Worker(new URL('./journal-worker.ts', import.meta.url))
    // A thread that ended is started again for the next.
    started.on('error', () => {})
    started.once('exit', () => {
      if (worker === started) worker = null
    })
    return started
  }
  const ask = async (file: string): Promise<WrittenBack | null> => {
    clearTimeout(idle)
    worker ??= start()
    worker.ref()
    try {
      return await answerOf(worker, file)
    } finally {
      worker?.unref()
      idle = setTimeout(() => void stop(), IDLE_MS).unref()
    }
  }
  const writeBack = async (file: string, { alone }: JournalTerms): Promise<void> => {
    const back = await ask(file)
    if (back === null || alone === undefined) return
    if (back.pages < WHOLE_PAGES || back.done >= back.pages) return
    const end = await alone()
    try {
      await ask(file)
    } finally {
      end()
    }
  }

  return {
    keep(file, terms = {}) {
      const { every = WRITES } = terms
      let writes = 0
      let isDue = false
      return () => {
        writes += 1
        if (writes < every || isDue || isClosed) return
        isDue = true
        last = last.then(() => {
          isDue = false
          writes = 0
          return writeBack(file, terms)
        })
      }
    },
    async close() {
      isClosed = true
      await last
      clearTimeout(idle)
      await stop()
    },
  }
}

async function answerOf(worker: Worker, file: string): Promise<WrittenBack | null> {
  const { promise, resolve } = Promise.withResolvers<WrittenBack | null>()
  const gone = (): void => resolve(null)
  worker.on('message', resolve).on('exit', gone)
  worker.postMessage(file)
  try {
    return await promise
  } finally {
    worker.off('message', resolve).off('exit', gone)
  }
}
