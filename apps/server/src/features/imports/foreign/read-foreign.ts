import { Worker } from 'node:worker_threads'
import { ForkshopError } from '@forkshop/domain'
import { foreignKindOf, refusalOf } from './file-kind.ts'
import type { ForeignAnswer, ForeignJob, ForeignText } from './foreign-job.ts'

/** A file of another program as a text, or why it is none. */
export type ForeignOutcome =
  | ({ readonly kind: 'read' } & ForeignText)
  | { readonly kind: 'refused'; readonly reason: ForeignRefusal }

/**
 * `encrypted` is a document with a password, or one of Word before 2007; `unreadable` what is not what its
 * name says, or damaged; `too-large` what takes more room or time than there is for one file.
 */
export type ForeignRefusal = 'encrypted' | 'too-large' | 'unreadable'

/** What the reading of one file may cost. */
export type ForeignLimits = {
  readonly bytes: number
  readonly timeMs: number
  readonly heapMegabytes: number
}

export const foreignLimits: ForeignLimits = {
  bytes: 50_000_000,
  // A manual of two hundred pages takes two seconds.
  timeMs: 60_000,
  heapMegabytes: 512,
}

/** Reads files one after the other; close it after the last one. */
export type ForeignReader = {
  /**
   * A Word or HTML file as Markdown with front matter. What it is, its bytes say; `name` says what it is held
   * to be. Throws the reason of `signal`.
   */
  readonly read: (bytes: Uint8Array, name: string, signal?: AbortSignal) => Promise<ForeignOutcome>
  readonly close: () => void
}

/** A reader with a thread of its own, which is stopped when the time or memory for a file is over. */
export function openForeignReader(limits: ForeignLimits = foreignLimits): ForeignReader {
  const thread: { worker: Worker | null } = { worker: null }
  const end = (): void => {
    void thread.worker?.terminate()
    thread.worker = null
  }
  return {
    close: end,
    async read(bytes, name, signal) {
      const kind = foreignKindOf(name)
      if (kind === null) return { kind: 'refused', reason: 'unreadable' }
      const refusal = bytes.length > limits.bytes ? 'too-large' : refusalOf(bytes, kind)
      if (refusal !== null) return { kind: 'refused', reason: refusal }
      signal?.throwIfAborted()
      thread.worker ??= startThread(limits)
      const answer = await answerOf(thread.worker, { kind, bytes, name }, { signal, limits }).catch(
        (error: unknown) => {
          end()
          throw error
        },
      )
      // Whoever was given up is still at it.
      if (answer === null) end()
      return answer ?? { kind: 'refused', reason: 'too-large' }
    },
  }
}

function startThread({ heapMegabytes }: ForeignLimits): Worker {
  const worker = new Worker(new URL('./foreign-worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes, maxYoungGenerationSizeMb: 32 },
  })
  // An error that comes late, of a thread that is being stopped, concerns nobody.
  return worker.on('error', () => {})
}

/** Null where the file took more time or memory than there is. */
async function answerOf(
  worker: Worker,
  job: ForeignJob,
  { signal, limits }: { readonly signal: AbortSignal | undefined; readonly limits: ForeignLimits },
): Promise<ForeignAnswer | null> {
  const { promise, resolve, reject } = Promise.withResolvers<ForeignAnswer | null>()
  const giveUp = (): void => resolve(null)
  const stopped = (): void => reject(signal?.reason)
  const failed = (error: unknown): void => {
    if (isOutOfMemory(error)) giveUp()
    else reject(new ForkshopError('foreign-file-failed', { name: job.name }, error))
  }
  const heard = (answer: ForeignAnswer): void => resolve(answer)
  const timer = setTimeout(giveUp, limits.timeMs)
  signal?.addEventListener('abort', stopped, { once: true })
  worker.on('message', heard).on('error', failed).on('exit', giveUp)
  worker.postMessage(job)
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', stopped)
    worker.off('message', heard).off('error', failed).off('exit', giveUp)
  }
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}
