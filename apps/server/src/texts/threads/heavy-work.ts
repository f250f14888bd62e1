import { fairLine, type LineBounds } from './fair-line.ts'
import { keepThreads, type ThreadLimits } from './heavy-threads.ts'
import { runTextJob, sizeOfJob, type TextJob, type TextResult } from '../jobs/text-jobs.ts'

export type HeavyOutcome =
  | { readonly kind: 'done'; readonly result: TextResult }
  /** The job took too much time or memory, or too many were waiting; nothing was changed. */
  | { readonly kind: 'given-up'; readonly reason: 'too-heavy' | 'busy' }

export type JobTerms = {
  /** Who asks; jobs of different callers take turns. */
  readonly caller?: string
  /** Never `busy`, and with the time of a draft: nobody waits for the answer at a screen. */
  readonly patient?: boolean
  /** Never `busy`: it has waited for its turn elsewhere. */
  readonly admitted?: boolean
  /** Aborted when nobody wants the answer any more; what is still waiting then never begins. */
  readonly gone?: AbortSignal | undefined
}

export type HeavyWork = {
  /** Throws the reason of `gone` for a job that was still waiting, and `text-job-failed`. */
  run(job: TextJob, terms?: JobTerms): Promise<HeavyOutcome>
  /** Who waits for a thread, and the seconds that threads were at it, by the size of texts. */
  counts(): Readonly<Record<'short' | 'long', LaneCounts>>
  /** Ends the threads that have nothing to do; the next job starts one again. */
  close(): Promise<void>
}

export type LaneCounts = { readonly waiting: number; readonly busySeconds: number }

/** Threads for jobs of one size, and the line for them. */
export type LaneLimits = LineBounds & Pick<ThreadLimits, 'idleMs'>

export type HeavyLimits = Omit<ThreadLimits, 'idleMs'> & {
  /** Jobs on longer texts leave the server's own thread. */
  readonly inlineCharacters: number
  /** Jobs on longer texts are long ones: short ones do not wait for them. */
  readonly shortCharacters: number
  readonly short: LaneLimits
  readonly long: LaneLimits
  /** Processor time for one text, or two or three of them: a busy machine is no reason to give up. */
  readonly processorMs: number
  /** The same for what a page is found by, and for work on many texts. */
  readonly longProcessorMs: number
  /** The same for the text of a draft: nothing else can stand in for it. */
  readonly draftProcessorMs: number
}

export const heavyLimits: HeavyLimits = {
  // Up to here a job takes 4 ms at most; to hand it to a thread takes 0.1 to 0.5 ms of ours.
  inlineCharacters: 2_000,
  // A text of this length takes some 50 ms; one made to be slow (thousands of equal short passages)
  // a third of a second, and more than a minute at 100,000 characters.
  shortCharacters: 12_000,
  processorMs: 2_000,
  longProcessorMs: 10_000,
  // A draft of 1 MB takes four seconds.
  draftProcessorMs: 60_000,
  // To start a thread takes as long as two of its jobs. A room of people behind one address asks for
  // many, and a few seconds' worth of them may wait.
  short: { places: 1, waiting: 600, waitingOfOne: 300, idleMs: 60_000 },
  // Of texts of 1 MB: some 20 seconds of two processors, and 200 MB.
  long: { places: 2, waiting: 40, waitingOfOne: 20, idleMs: 60_000 },
  heapMegabytes: 512,
  // Half of the usual: a thread is kept for a minute, and looks are no slower.
  youngMegabytes: 24,
}

/** Runs small jobs at once and others in threads that are killed when their time is over. */
export function heavyWork(limits: HeavyLimits = heavyLimits): HeavyWork {
  const short = openLane(limits, limits.short)
  const long = openLane(limits, limits.long)
  return {
    async run(job, { caller = '', patient = false, admitted = false, gone } = {}) {
      const size = sizeOfJob(job)
      if (size <= limits.inlineCharacters) return { kind: 'done', result: runTextJob(job) }
      const { line, threads } = size <= limits.shortCharacters ? short : long
      const leave = await line.enter({ caller, isSure: patient || admitted, gone })
      if (leave === 'busy') return { kind: 'given-up', reason: 'busy' }
      try {
        const allowed = patient ? limits.draftProcessorMs : allowedMs(job, limits)
        const result = await threads.run(job, allowed)
        return result === null
          ? { kind: 'given-up', reason: 'too-heavy' }
          : { kind: 'done', result }
      } finally {
        leave()
      }
    },
    counts: () => ({ short: countsOf(short), long: countsOf(long) }),
    async close() {
      await Promise.all([short.threads.close(), long.threads.close()])
    },
  }
}

function openLane(limits: HeavyLimits, lane: LaneLimits) {
  return { line: fairLine(lane), threads: keepThreads({ ...limits, ...lane }) }
}

function countsOf({ line, threads }: ReturnType<typeof openLane>): LaneCounts {
  return { waiting: line.waiting(), busySeconds: threads.busySeconds() }
}

function allowedMs({ kind }: TextJob, limits: HeavyLimits): number {
  switch (kind) {
    case 'seed-draft':
    case 'write-draft':
    case 'rebase-draft':
      return limits.draftProcessorMs
    case 'read':
    case 'line':
    case 'upstream':
    case 'show-upstream':
      return limits.longProcessorMs
    default:
      return limits.processorMs
  }
}
