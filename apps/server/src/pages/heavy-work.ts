import { fairLine, type LineBounds } from './fair-line.ts'
import { keepThreads, type ThreadLimits } from './heavy-threads.ts'
import { runTextJob, sizeOfJob, type TextJob, type TextResult } from './text-jobs.ts'

export type HeavyOutcome =
  | { readonly kind: 'done'; readonly result: TextResult }
  /** The job took too much time or memory, or too many were waiting; nothing was changed. */
  | { readonly kind: 'given-up'; readonly reason: 'too-heavy' | 'busy' }

export type JobTerms = {
  /** Who asks; jobs of different callers take turns. */
  readonly caller?: string
  /** Never `busy`, and with the time of a draft: nobody waits for the answer at a screen. */
  readonly patient?: boolean
}

export type HeavyWork = { run(job: TextJob, terms?: JobTerms): Promise<HeavyOutcome> }

export type HeavyLimits = ThreadLimits &
  LineBounds & {
    /** Jobs on longer texts leave the server's own thread. */
    readonly inlineCharacters: number
    /** Processor time for one text, or two or three of them: a busy machine is no reason to give up. */
    readonly processorMs: number
    /** The same for what a page is found by, and for work on many texts. */
    readonly longProcessorMs: number
    /** The same for the text of a draft: nothing else can stand in for it. */
    readonly draftProcessorMs: number
  }

export const heavyLimits: HeavyLimits = {
  // A text of this length made to be slow (thousands of equal short passages) takes a third of a
  // second; at 100,000 characters it takes more than a minute.
  inlineCharacters: 12_000,
  processorMs: 2_000,
  longProcessorMs: 10_000,
  // A draft of 1 MB takes four seconds.
  draftProcessorMs: 60_000,
  idleMs: 60_000,
  places: 2,
  // Of texts of 1 MB: some 20 seconds of two processors, and 200 MB.
  waiting: 40,
  waitingOfOne: 20,
  heapMegabytes: 512,
  // Half of the usual: a thread is kept for a minute, and looks are no slower.
  youngMegabytes: 24,
}

/** Runs small jobs at once and large ones in threads that are killed when their time is over. */
export function heavyWork(limits: HeavyLimits = heavyLimits): HeavyWork {
  const threads = keepThreads(limits)
  const line = fairLine(limits)
  return {
    async run(job, { caller = '', patient = false } = {}) {
      if (sizeOfJob(job) <= limits.inlineCharacters)
        return { kind: 'done', result: runTextJob(job) }
      const leave = await line.enter(caller, patient)
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
  }
}

function allowedMs({ kind }: TextJob, limits: HeavyLimits): number {
  switch (kind) {
    case 'seed-draft':
    case 'write-draft':
    case 'rebase-draft':
      return limits.draftProcessorMs
    case 'facts':
    case 'line':
    case 'count':
      return limits.longProcessorMs
    default:
      return limits.processorMs
  }
}
