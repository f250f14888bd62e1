import type { Problem } from '@forkshop/api'
import { ProblemError } from '../base/problem-error.ts'
import { timed } from '../base/http/times.ts'
import { ForkshopError } from '@forkshop/domain'
import { callerNow } from '../base/caller.ts'
import type { LineJob, LineState } from './jobs/line-job.ts'
import type { KeptBytes } from '../base/kept-bytes.ts'
import type { KeptOnDisk } from '../base/disk/kept-on-disk.ts'
import type { HeavyOutcome, HeavyWork, JobTerms } from './threads/heavy-work.ts'
import type { TextJob, TextResult } from './jobs/text-jobs.ts'

/** A merge as the contract shows it: what could not be decided, without where it stands. */
export type BoundedMerge =
  | { readonly kind: 'merged'; readonly text: string }
  | { readonly kind: 'conflict'; readonly text: string; readonly conflicts: readonly Conflict[] }

type Conflict = NonNullable<Problem['conflicts']>[number]

/** Seconds in which those who wait for a thread are through. */
const BUSY_SECONDS = 10

/** What work on texts needs of a server. */
export type TextServices = {
  readonly heavy: HeavyWork
  readonly kept: KeptOnDisk
  readonly held: { readonly made: KeptBytes }
}

/** Work that was not done, and why. */
export type GivenUp = Extract<HeavyOutcome, { readonly kind: 'given-up' }>

/**
 * Does a job, off the server's own thread unless it is a small one; in turn with those of other
 * callers. Throws the reason of the caller's signal when they go while it waits.
 */
export async function runHeavy<Job extends TextJob>(
  services: TextServices,
  job: Job,
  terms: Pick<JobTerms, 'patient' | 'gone'> = {},
): Promise<ResultOf<Job> | GivenUp> {
  const { key, admitted = false, gone } = callerNow()
  const outcome = await timed('text', () =>
    services.heavy.run(job, { caller: key, admitted, gone, ...terms }),
  )
  if (outcome.kind === 'given-up') return outcome
  if (isResultOf(job, outcome.result)) return outcome.result
  throw new ForkshopError('wrong-result', { job: job.kind, result: outcome.result.kind })
}

/** The same; null for a text that takes too long. Throws `busy` when too many are waiting. */
export async function runBounded<Job extends TextJob>(
  services: TextServices,
  job: Job,
): Promise<ResultOf<Job> | null> {
  const outcome = await runHeavy(services, job)
  if (!isGivenUp(outcome)) return outcome
  return outcome.reason === 'busy' ? refuseHeavy(outcome) : null
}

function isGivenUp(outcome: TextResult | GivenUp): outcome is GivenUp {
  return outcome.kind === 'given-up'
}

/** Throws `busy` when all threads are taken for now, `too-large` for a text that takes too long. */
export function refuseHeavy({ reason }: Pick<GivenUp, 'reason'>): never {
  if (reason === 'busy')
    throw new ProblemError('busy', 'library-busy', { values: { seconds: BUSY_SECONDS } })
  throw new ProblemError('too-large', 'text-too-heavy')
}

type ResultOf<Job extends TextJob> = Extract<TextResult, { readonly kind: Job['kind'] }>

function isResultOf<Job extends TextJob>(job: Job, result: TextResult): result is ResultOf<Job> {
  return result.kind === job.kind
}

/** Merges three texts; over the time limit it is one conflict of the whole texts. */
export async function mergeTextsBounded(
  services: TextServices,
  base: string,
  ours: string,
  theirs: string,
): Promise<BoundedMerge> {
  const result = await runBounded(services, { kind: 'merge', base, ours, theirs })
  if (result === null) {
    return { kind: 'conflict', text: ours, conflicts: [{ base, ours, theirs, path: '' }] }
  }
  const merge = result.value
  if (merge.kind === 'merged') return { kind: 'merged', text: merge.text }
  const conflicts = merge.conflicts.map((one) => ({
    base: one.base,
    ours: one.ours,
    theirs: one.theirs,
    path: one.path,
  }))
  return { kind: 'conflict', text: merge.text, conflicts }
}

/** Tells who wrote the words of a line of revisions; null when all threads are taken for now. */
export async function runLineBounded(
  services: TextServices,
  job: LineJob,
): Promise<readonly LineState[] | null> {
  const outcome = await runHeavy(services, { kind: 'line', ...job })
  if (outcome.kind === 'line') return outcome.value
  if (outcome.reason === 'busy') return null
  throw new ForkshopError('provenance-too-heavy', { revision: job.steps[0]?.revision })
}
