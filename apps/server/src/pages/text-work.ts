import type { Comparison } from '@forkshop/compare'
import type { Services } from '../services.ts'
import { boundedCache } from './bounded-cache.ts'
import { heavyWork } from './heavy-work.ts'
import { perServer } from './per-server.ts'
import type { TextResult } from './text-jobs.ts'

/** A text with the id of what holds it (a revision): the same id always means the same text. */
export type NamedText = { readonly id: string; readonly text: string }

type Merge = Extract<TextResult, { readonly kind: 'merge' }>['value']
type Drawing = Extract<TextResult, { readonly kind: 'draw' }>['value']

const MAX_CACHED_CHARACTERS = 32_000_000

const workOf = perServer(() => ({
  heavy: heavyWork(),
  comparisons: boundedCache<Comparison>(MAX_CACHED_CHARACTERS),
  drawings: boundedCache<Drawing>(MAX_CACHED_CHARACTERS),
}))

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
export async function compareBounded(
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
  comparison: Comparison,
): Promise<Drawing> {
  const work = workOf(services)
  const { before, after } = sides
  const key = `${before.id} ${after.id}`
  const known = work.drawings.get(key)
  if (known !== undefined) return known
  const outcome = await work.heavy.run({
    kind: 'draw',
    before: before.text,
    after: after.text,
    comparison,
  })
  if (outcome.kind !== 'done' || outcome.result.kind !== 'draw') return []
  work.drawings.set(key, outcome.result.value, costOf(before, after))
  return outcome.result.value
}

/** Merges three texts; over the time limit it is one conflict of the whole texts. */
export async function mergeTextsBounded(
  services: Services,
  base: string,
  ours: string,
  theirs: string,
): Promise<Merge> {
  const outcome = await workOf(services).heavy.run({ kind: 'merge', base, ours, theirs })
  return outcome.kind === 'done' && outcome.result.kind === 'merge'
    ? outcome.result.value
    : { kind: 'conflict', text: ours, conflicts: [{ base, ours, theirs, path: 'text' }] }
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
