import { Worker } from 'node:worker_threads'
import { ForkshopError } from '@forkshop/domain'
import { runTextJob, sizeOfJob, type TextJob, type TextResult } from './text-jobs.ts'

type HeavyOutcome =
  | { readonly kind: 'done'; readonly result: TextResult }
  /** The job took too long, or too many were waiting; nothing was changed. */
  | { readonly kind: 'given-up' }

export type HeavyWork = { run(job: TextJob): Promise<HeavyOutcome> }

export type HeavyLimits = {
  /** Jobs on longer texts leave the server's own thread. */
  readonly inlineCharacters: number
  readonly timeoutMs: number
  /** Threads at once; further jobs wait. */
  readonly threads: number
  /** Jobs that may wait; more are given up at once. */
  readonly waiting: number
  /** Of one thread's heap. */
  readonly heapMegabytes: number
}

export const heavyLimits: HeavyLimits = {
  inlineCharacters: 100_000,
  timeoutMs: 10_000,
  threads: 2,
  waiting: 20,
  heapMegabytes: 512,
}

/** Runs small jobs at once and large ones in threads that are killed when their time is over. */
export function heavyWork(limits: HeavyLimits = heavyLimits): HeavyWork {
  const queue: (() => void)[] = []
  let running = 0
  const enter = async (): Promise<void> => {
    if (running >= limits.threads) await new Promise<void>((resolve) => queue.push(resolve))
    else running += 1
  }
  const leave = () => {
    const next = queue.shift()
    if (next === undefined) running -= 1
    else next()
  }
  return {
    async run(job) {
      if (sizeOfJob(job) <= limits.inlineCharacters)
        return { kind: 'done', result: runTextJob(job) }
      if (queue.length >= limits.waiting) return { kind: 'given-up' }
      await enter()
      try {
        return await runInThread(job, limits)
      } finally {
        leave()
      }
    },
  }
}

function runInThread(job: TextJob, limits: HeavyLimits): Promise<HeavyOutcome> {
  const worker = new Worker(new URL('./heavy-worker.ts', import.meta.url), {
    workerData: job,
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytes },
  })
  return new Promise<HeavyOutcome>((resolve, reject) => {
    const timer = setTimeout(() => resolve({ kind: 'given-up' }), limits.timeoutMs)
    worker.once('message', (result: TextResult) => resolve({ kind: 'done', result }))
    worker.once('error', (error) => {
      if (isOutOfMemory(error)) resolve({ kind: 'given-up' })
      else reject(new ForkshopError('text-job-failed', { job: job.kind }, error))
    })
    worker.once('exit', () => {
      clearTimeout(timer)
      resolve({ kind: 'given-up' })
    })
  }).finally(() => void worker.terminate())
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}
