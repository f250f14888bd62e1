import { Worker } from 'node:worker_threads'
import { ForkshopError } from '@forkshop/domain'
import { runTextJob, sizeOfJob, type TextJob, type TextResult } from './text-jobs.ts'

export type HeavyOutcome =
  | { readonly kind: 'done'; readonly result: TextResult }
  /** The job took too much time or memory, or too many were waiting; nothing was changed. */
  | { readonly kind: 'given-up'; readonly reason: 'too-heavy' | 'busy' }

export type HeavyWork = { run(job: TextJob): Promise<HeavyOutcome> }

export type HeavyLimits = {
  /** Jobs on longer texts leave the server's own thread. */
  readonly inlineCharacters: number
  readonly timeoutMs: number
  /** Processor time for one text, or two or three of them: a busy machine is no reason to give up. */
  readonly processorMs: number
  /** As `timeoutMs` for the text of a draft: nothing else can stand in for it. */
  readonly draftTimeoutMs: number
  /** How long a thread without work is kept. */
  readonly idleMs: number
  /** Threads at once; further jobs wait. */
  readonly threads: number
  /** Jobs that may wait; more are given up at once. */
  readonly waiting: number
  /** Of one thread's heap. */
  readonly heapMegabytes: number
  /** Of what a thread made just now, on top of its heap: it grows to this and stays. */
  readonly youngMegabytes: number
}

export const heavyLimits: HeavyLimits = {
  // A text of this length made to be slow (thousands of equal short passages) takes a third of a
  // second; at 100,000 characters it takes more than a minute.
  inlineCharacters: 12_000,
  timeoutMs: 10_000,
  processorMs: 2_000,
  // A draft of 1 MB takes four seconds of a thread that has a processor to itself.
  draftTimeoutMs: 60_000,
  idleMs: 60_000,
  threads: 2,
  waiting: 20,
  heapMegabytes: 512,
  // Half of the usual: a thread is kept for a minute, and looks are no slower.
  youngMegabytes: 24,
}

/** Runs small jobs at once and large ones in threads that are killed when their time is over. */
export function heavyWork(limits: HeavyLimits = heavyLimits): HeavyWork {
  const threads = keepThreads(limits)
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
      if (queue.length >= limits.waiting) return { kind: 'given-up', reason: 'busy' }
      await enter()
      try {
        return await threads.run(job)
      } finally {
        leave()
      }
    },
  }
}

/** Threads that live on between jobs: to start one costs more than most jobs. */
type Threads = { readonly run: (job: TextJob) => Promise<HeavyOutcome> }

function keepThreads(limits: HeavyLimits): Threads {
  const idle = new Set<Worker>()
  const rest = (worker: Worker) => {
    idle.add(worker)
    // An idle thread neither keeps the process alive nor its memory for long.
    worker.unref()
    setTimeout(() => {
      if (idle.delete(worker)) void worker.terminate()
    }, limits.idleMs).unref()
  }
  const wake = (): Worker => {
    const [known] = idle
    if (known === undefined) return startThread(limits)
    idle.delete(known)
    known.ref()
    return known
  }
  return {
    async run(job) {
      const worker = wake()
      const outcome = await answerOf(worker, job, limits).catch((error: unknown) => {
        void worker.terminate()
        throw error
      })
      // Whoever was given up is still at it.
      if (outcome.kind === 'done') rest(worker)
      else void worker.terminate()
      return outcome
    },
  }
}

function startThread(limits: HeavyLimits): Worker {
  const worker = new Worker(new URL('./heavy-worker.ts', import.meta.url), {
    resourceLimits: {
      maxOldGenerationSizeMb: limits.heapMegabytes,
      maxYoungGenerationSizeMb: limits.youngMegabytes,
    },
  })
  // An error that comes late, of a thread that is being stopped, concerns nobody.
  return worker.on('error', () => {})
}

async function answerOf(worker: Worker, job: TextJob, limits: HeavyLimits): Promise<HeavyOutcome> {
  const { promise, resolve, reject } = Promise.withResolvers<HeavyOutcome>()
  const done = (result: TextResult): void => resolve({ kind: 'done', result })
  const giveUp = (): void => resolve({ kind: 'given-up', reason: 'too-heavy' })
  const failed = (error: unknown): void => {
    if (isOutOfMemory(error)) giveUp()
    else reject(new ForkshopError('text-job-failed', { job: job.kind }, error))
  }
  const timer = setTimeout(giveUp, isDraft(job) ? limits.draftTimeoutMs : limits.timeoutMs)
  const watch = isShort(job) ? watchProcessor(worker, limits.processorMs, giveUp) : undefined
  worker.on('message', done).on('error', failed).on('exit', giveUp)
  worker.postMessage(job)
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    clearInterval(watch)
    worker.off('message', done).off('error', failed).off('exit', giveUp)
  }
}

const LOOK_MS = 100

/** Calls back once a thread has used so much of a processor, from the first look on. */
function watchProcessor(worker: Worker, limitMs: number, spent: () => void): NodeJS.Timeout {
  let first: number | null = null
  const look = async (): Promise<void> => {
    const { user, system } = await worker.cpuUsage()
    const ms = (user + system) / 1000
    first ??= ms
    if (ms - first > limitMs) spent()
  }
  const timer = setInterval(() => {
    // A thread that has ended has no usage to tell; its `exit` says so.
    look().catch(() => clearInterval(timer))
  }, LOOK_MS)
  return timer
}

function isDraft({ kind }: TextJob): boolean {
  return kind === 'seed-draft' || kind === 'write-draft' || kind === 'rebase-draft'
}

/** Whether a job is about few texts: one on many of them may rightly take longer. */
function isShort(job: TextJob): boolean {
  return !isDraft(job) && job.kind !== 'line' && job.kind !== 'count'
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}
