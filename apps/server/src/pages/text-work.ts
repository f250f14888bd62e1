import type { Problem } from '@forkshop/api'
import type { Comparison } from '@forkshop/compare'
import type { Told } from '../comparison/tell-changes.ts'
import { ProblemError } from '../http/problem-error.ts'
import type { Services } from '../services.ts'
import { parseFrontMatter } from '@forkshop/document'
import { ForkshopError } from '@forkshop/domain'
import type { LineJob, LineState } from '../provenance/line-job.ts'
import { boundedCache } from './bounded-cache.ts'
import { drawArticle, type Article, type ArticleJob } from './draw-article.ts'
import { heavyWork, type HeavyOutcome } from './heavy-work.ts'
import { readFacts, type PageFacts } from './page-facts.ts'
import { perServer } from './per-server.ts'
import type { PictureAddress, Span, TextJob, TextResult } from './text-jobs.ts'

/** A text with the id of what holds it (a revision): the same id always means the same text. */
export type NamedText = { readonly id: string; readonly text: string }

/** A merge as the contract shows it: what could not be decided, without where it stands. */
export type BoundedMerge =
  | { readonly kind: 'merged'; readonly text: string }
  | { readonly kind: 'conflict'; readonly text: string; readonly conflicts: readonly Conflict[] }

type Conflict = NonNullable<Problem['conflicts']>[number]
type Drawing = Extract<TextResult, { readonly kind: 'draw' }>['value']

const MAX_CACHED_CHARACTERS = 32_000_000
/** Seconds in which those who wait for a thread are through. */
const BUSY_SECONDS = 10

const workOf = perServer(() => ({
  heavy: heavyWork(),
  comparisons: boundedCache<Comparison>(MAX_CACHED_CHARACTERS),
  drawings: boundedCache<Drawing>(MAX_CACHED_CHARACTERS),
  told: boundedCache<Told>(MAX_CACHED_CHARACTERS),
  facts: boundedCache<PageFacts>(MAX_CACHED_CHARACTERS),
}))

/** Work that was not done, and why. */
export type GivenUp = Extract<HeavyOutcome, { readonly kind: 'given-up' }>

/** Does a job, off the server's own thread when it is a long one. */
export async function runHeavy<Job extends TextJob>(
  services: Services,
  job: Job,
): Promise<ResultOf<Job> | GivenUp> {
  const outcome = await workOf(services).heavy.run(job)
  if (outcome.kind === 'given-up') return outcome
  if (isResultOf(job, outcome.result)) return outcome.result
  throw new ForkshopError('wrong-result', { job: job.kind, result: outcome.result.kind })
}

/** Throws `busy` when all threads are taken for now, `too-large` for a text that takes too long. */
export function refuseHeavy({ reason }: GivenUp): never {
  if (reason === 'busy') throw new ProblemError('busy', 'library-busy', { seconds: BUSY_SECONDS })
  throw new ProblemError('too-large', 'text-too-heavy')
}

type ResultOf<Job extends TextJob> = Extract<TextResult, { readonly kind: Job['kind'] }>

function isResultOf<Job extends TextJob>(job: Job, result: TextResult): result is ResultOf<Job> {
  return result.kind === job.kind
}

/** Compares two texts; over the time limit the answer is one whole replacement and says `degraded`. */
export async function compareNamed(
  services: Services,
  before: NamedText,
  after: NamedText,
): Promise<Comparison> {
  const work = workOf(services)
  const key = `${before.id} ${after.id}`
  const known = work.comparisons.get(key)
  if (known !== undefined) return known
  const comparison = await compareBounded(services, before.text, after.text)
  if (!comparison.degraded) work.comparisons.set(key, comparison, costOf(before, after))
  return comparison
}

/** As `compareNamed`, for texts that no revision holds yet. */
async function compareBounded(
  services: Services,
  before: string,
  after: string,
): Promise<Comparison> {
  const outcome = await workOf(services).heavy.run({ kind: 'compare', before, after })
  return outcome.kind === 'done' && outcome.result.kind === 'compare'
    ? outcome.result.value
    : wholeReplacement(before, after)
}

/** Draws a comparison as a page; over the time limit nothing is drawn and the caller says `degraded`. */
export async function drawNamed(
  services: Services,
  sides: { readonly before: NamedText; readonly after: NamedText },
  { comparison, pictures }: { readonly comparison: Comparison; readonly pictures: PictureAddress },
): Promise<Drawing> {
  const work = workOf(services)
  const { before, after } = sides
  const key = JSON.stringify([before.id, after.id, pictures])
  const known = work.drawings.get(key)
  if (known !== undefined) return known
  const outcome = await work.heavy.run({
    kind: 'draw',
    before: before.text,
    after: after.text,
    comparison,
    pictures,
  })
  if (outcome.kind !== 'done' || outcome.result.kind !== 'draw') return []
  work.drawings.set(key, outcome.result.value, costOf(before, after))
  return outcome.result.value
}

/** Tells a comparison in words; null over the time limit: the caller says `degraded`. */
export async function tellNamed(
  services: Services,
  { before, after }: { readonly before: NamedText; readonly after: NamedText },
  { comparison, language }: { readonly comparison: Comparison; readonly language: 'fr' | 'en' },
): Promise<Told | null> {
  const { told } = workOf(services)
  const key = `${before.id} ${after.id} ${language}`
  const known = told.get(key)
  if (known !== undefined) return known
  const characters = Math.max(before.text.length, after.text.length)
  const outcome = await runHeavy(services, { kind: 'tell', comparison, language, characters })
  if (outcome.kind === 'given-up') return null
  if (!comparison.degraded) told.set(key, outcome.value, costOf(before, after))
  return outcome.value
}

/** Merges three texts; over the time limit it is one conflict of the whole texts. */
export async function mergeTextsBounded(
  services: Services,
  base: string,
  ours: string,
  theirs: string,
): Promise<BoundedMerge> {
  const outcome = await workOf(services).heavy.run({ kind: 'merge', base, ours, theirs })
  if (outcome.kind !== 'done' || outcome.result.kind !== 'merge') {
    return { kind: 'conflict', text: ours, conflicts: [{ base, ours, theirs, path: '' }] }
  }
  const merge = outcome.result.value
  if (merge.kind === 'merged') return { kind: 'merged', text: merge.text }
  const conflicts = merge.conflicts.map((one) => ({
    base: one.base,
    ours: one.ours,
    theirs: one.theirs,
    path: one.path,
  }))
  return { kind: 'conflict', text: merge.text, conflicts }
}

/**
 * What the rows and answers about a page are made from. Over the time limit only what the front
 * matter says: such a text is found by its title and fields, not by its words.
 */
export async function factsOfText(
  services: Services,
  text: string,
  slug: string,
): Promise<PageFacts> {
  const outcome = await workOf(services).heavy.run({ kind: 'facts', text, slug })
  if (outcome.kind === 'done' && outcome.result.kind === 'facts') return outcome.result.value
  const isBusy = outcome.kind === 'given-up' && outcome.reason === 'busy'
  // Others being busy must not cost a page its words: then it is read here.
  return readFacts(isBusy ? text : text.slice(0, parseFrontMatter(text).bodyStart), slug)
}

/** The same for the text of a revision, read once. */
export async function factsOfNamed(
  services: Services,
  { id, text }: NamedText,
  slug: string,
): Promise<PageFacts> {
  const { facts } = workOf(services)
  const key = `${slug} ${id}`
  const known = facts.get(key)
  if (known !== undefined) return known
  const read = await factsOfText(services, text, slug)
  facts.set(key, read, 3 * text.length)
  return read
}

export type DrawnArticle = { readonly kind: 'whole' | 'left-out'; readonly article: Article }

/** Draws an article; over the time limit it is left out, and the raw text is still there to read. */
export async function drawArticleBounded(
  services: Services,
  job: ArticleJob,
): Promise<DrawnArticle> {
  const outcome = await workOf(services).heavy.run({ kind: 'article', ...job })
  if (outcome.kind === 'done' && outcome.result.kind === 'article') {
    return { kind: 'whole', article: outcome.result.value }
  }
  const isBusy = outcome.kind === 'given-up' && outcome.reason === 'busy'
  if (isBusy) return { kind: 'whole', article: drawArticle(job) }
  return { kind: 'left-out', article: drawArticle({ ...job, text: '' }) }
}

/** Tells who wrote the words of a line of revisions; null when all threads are taken for now. */
export async function runLineBounded(
  services: Services,
  job: LineJob,
): Promise<readonly LineState[] | null> {
  const outcome = await workOf(services).heavy.run({ kind: 'line', ...job })
  if (outcome.kind === 'done' && outcome.result.kind === 'line') return outcome.result.value
  if (outcome.kind === 'given-up' && outcome.reason === 'busy') return null
  throw new ForkshopError('provenance-too-heavy', { revision: job.steps[0]?.revision })
}

/** Where the top-level blocks of a text stand; none over the time limit. */
export async function blocksBounded(services: Services, text: string): Promise<readonly Span[]> {
  const outcome = await workOf(services).heavy.run({ kind: 'blocks', text })
  return outcome.kind === 'done' && outcome.result.kind === 'blocks' ? outcome.result.value : []
}

function wholeReplacement(before: string, after: string): Comparison {
  const none = { beforeIndex: null, afterIndex: null, words: [] }
  return {
    blocks: [
      { kind: 'removed', before, after: null, ...none },
      { kind: 'added', before: null, after, ...none },
    ],
    fields: [],
    agenda: { steps: [], days: [] },
    degraded: true,
  }
}

function costOf(before: NamedText, after: NamedText): number {
  return 2 * (before.text.length + after.text.length)
}
