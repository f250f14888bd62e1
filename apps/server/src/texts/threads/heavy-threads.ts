import { setTimeout as wait } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { ForkshopError } from '@forkshop/domain'
import type { TextJob, TextResult } from '../jobs/text-jobs.ts'

/** What a thread says: that it has started, then an answer for each job. */
export type ThreadMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'answer'; readonly result: TextResult }

export type ThreadLimits = {
  /** How long a thread without work is kept. */
  readonly idleMs: number
  /** Of one thread's heap. */
  readonly heapMegabytes: number
  /** Of what a thread made just now, on top of its heap: it grows to this and stays. */
  readonly youngMegabytes: number
}

/** Threads that live on between jobs: to start one costs more than most jobs. */
export type Threads = {
  /**
   * Does a job in a thread that has nothing else to do; null when it took more of a processor than
   * `processorMs`, or more memory than there is. However long the machine lets it wait, counts only
   * what it used, without the start of its thread. Throws `text-job-failed`.
   */
  run(job: TextJob, processorMs: number): Promise<TextResult | null>
  /** Seconds in which its threads had something to do, ended ones included. */
  busySeconds(): number
  /** Ends the threads that have nothing to do. */
  close(): Promise<void>
}

/** Starts threads as they are needed; one that was stopped at its job is never used again. */
export function keepThreads(limits: ThreadLimits): Threads {
  const idle = new Map<Worker, NodeJS.Timeout>()
  const running = new Set<Worker>()
  let endedSeconds = 0
  const start = (): Worker => {
    const worker = startThread(limits)
    running.add(worker)
    return worker
  }
  /** What a thread did is asked before it ends: afterwards it tells nothing. */
  const end = (worker: Worker): Promise<number> => {
    if (running.delete(worker)) endedSeconds += busySecondsOf(worker)
    return worker.terminate()
  }
  const rest = (worker: Worker): void => {
    const over = (): void => {
      idle.delete(worker)
      void end(worker)
    }
    idle.set(worker, setTimeout(over, limits.idleMs).unref())
    // An idle thread neither keeps the process alive nor its memory for long.
    worker.unref()
  }
  const wake = (): Worker | null => {
    // Who rested last, so that the others can end.
    const [worker, ending] = [...idle].at(-1) ?? []
    if (worker === undefined) return null
    clearTimeout(ending)
    idle.delete(worker)
    worker.ref()
    return worker
  }
  return {
    async run(job, processorMs) {
      const known = wake()
      const worker = known ?? start()
      try {
        const result = await answerOf(worker, job, { processorMs, isReady: known !== null })
        // Whoever was given up is still at it.
        if (result === null) void end(worker)
        else rest(worker)
        return result
      } catch (error) {
        void end(worker)
        throw error
      }
    },
    busySeconds: () => [...running].reduce((sum, one) => sum + busySecondsOf(one), endedSeconds),
    async close() {
      const ended = [...idle].map(([worker, ending]) => {
        clearTimeout(ending)
        return end(worker)
      })
      idle.clear()
      await Promise.all(ended)
    },
  }
}

function busySecondsOf(worker: Worker): number {
  return worker.performance.eventLoopUtilization().active / 1000
}

function startThread(limits: ThreadLimits): Worker {
  const worker = new Worker(new URL('./heavy-worker.ts', import.meta.url), {
    resourceLimits: {
      maxOldGenerationSizeMb: limits.heapMegabytes,
      maxYoungGenerationSizeMb: limits.youngMegabytes,
    },
  })
  // An error that comes late, of a thread that is being stopped, concerns nobody.
  return worker.on('error', () => {})
}

async function answerOf(
  worker: Worker,
  job: TextJob,
  { processorMs, isReady }: { readonly processorMs: number; readonly isReady: boolean },
): Promise<TextResult | null> {
  const { promise, resolve, reject } = Promise.withResolvers<TextResult | null>()
  const stop = new AbortController()
  const giveUp = (): void => resolve(null)
  const failed = (error: unknown): void => {
    if (isOutOfMemory(error)) giveUp()
    else reject(new ForkshopError('text-job-failed', { job: job.kind }, error))
  }
  const begin = async (): Promise<void> => {
    worker.postMessage(job)
    await untilSpent(worker, processorMs, stop.signal)
    giveUp()
  }
  // The answer has come, or the thread has ended and has no usage to tell: its `exit` says so.
  const start = (): void => void begin().catch(() => {})
  const heard = (message: ThreadMessage): void => {
    if (message.kind === 'ready') start()
    else resolve(message.result)
  }
  worker.on('message', heard).on('error', failed).on('exit', giveUp)
  if (isReady) start()
  try {
    return await promise
  } finally {
    stop.abort()
    worker.off('message', heard).off('error', failed).off('exit', giveUp)
  }
}

const LOOK_MS = 100

/**
 * Resolves once a thread has used so much of a processor since the first look at it: by then most jobs are
 * done, and to ask wakes a thread. Throws the signal's reason.
 */
async function untilSpent(worker: Worker, limitMs: number, signal: AbortSignal): Promise<void> {
  await wait(LOOK_MS, undefined, { signal })
  const begun = await usedMs(worker)
  do await wait(LOOK_MS, undefined, { signal })
  while ((await usedMs(worker)) - begun <= limitMs)
}

async function usedMs(worker: Worker): Promise<number> {
  const { user, system } = await worker.cpuUsage()
  return (user + system) / 1000
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}
