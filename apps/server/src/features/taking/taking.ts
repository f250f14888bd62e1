import type { CallAnswer } from '@forkshop/api'
import type { RevisionId } from '@forkshop/domain'
import type { Account } from '../../base/http/signed-in.ts'
import { ProblemError } from '../../base/problem-error.ts'
import type { Services } from '../../records/services/services.ts'
import type { Taken } from '../../texts/jobs/upstream-job.ts'
import { refuseHeavy, runBounded } from '../../texts/text-work.ts'
import { creditsOf } from './credits.ts'
import type { Pair } from './reach-upstream.ts'
import type { DecidedChange, PairChanges } from './read-changes.ts'

/** What is to be taken over, and into what. */
export type TakeWish = {
  readonly changes: readonly string[] | 'all'
  readonly into: 'page' | 'draft' | 'proposal'
  /** The newest revisions of both pages that were looked at. */
  readonly base: string
  readonly upstream: string
  readonly reason: string
  readonly title?: string | undefined
  readonly facts: Readonly<Record<string, 'page' | 'origin'>>
  readonly actor: Account
}

/** Chosen changes, read and ready to be taken. */
export type Taking = {
  readonly pages: Pair
  readonly read: PairChanges
  readonly chosen: readonly DecidedChange[]
  /** Whether nothing that the origin changed is left out: both pages have one past from then on. */
  readonly isAll: boolean
  readonly wish: TakeWish
}

/** What is taken of what was read. Throws `changed` for an id that names no change. */
export function planTaking(asked: Pick<Taking, 'pages' | 'read' | 'wish'>): Taking {
  const { changes } = asked.read
  const chosen = toTake(changes, asked.wish.changes)
  const taken = new Set(chosen)
  const isAll = changes.every((change) => change.state === 'taken' || taken.has(change))
  return { ...asked, chosen, isAll }
}

/** What a taking answers that changed nothing. */
export const nothingTaken: CallAnswer<'takeFromUpstream'> = {
  revision: null,
  draft: null,
  proposal: null,
  unchanged: true,
  conflicts: 0,
}

/** Those that were asked for and are not there yet; of all, what was kept as it is stays. */
function toTake(
  changes: readonly DecidedChange[],
  wanted: TakeWish['changes'],
): readonly DecidedChange[] {
  const left = changes.filter(({ state }) => state !== 'taken')
  if (wanted === 'all') return left.filter(({ kept }) => kept === null)
  const ids = new Set(wanted)
  if (changes.filter(({ name }) => ids.has(name)).length < ids.size) {
    throw new ProblemError('changed', 'upstream-changed')
  }
  return left.filter(({ name }) => ids.has(name))
}

/** The text of the page with what is taken. Throws `conflict` with what both changed. */
export async function takenText(services: Services, taking: Taking): Promise<string> {
  const { texts, base } = taking.read.pair
  const { text, conflicts } = await runTake(services, taking, texts.own)
  if (conflicts.length === 0) return text
  throw new ProblemError('conflict', 'upstream-conflict', {
    current: base,
    text,
    conflicts: conflicts.map(({ base: before, ours, theirs, path }) => {
      return { base: before, ours, theirs, path }
    }),
  })
}

/** What taking into a text comes to. Throws `too-large`, `busy`. */
export async function runTake(
  services: Services,
  { read, chosen, isAll, wish }: Taking,
  own: string,
): Promise<Taken> {
  const texts = { ...read.pair.texts, own }
  const ids = isAll ? 'all' : chosen.map(({ id }) => id)
  const job = { kind: 'take-over', texts, chosen: ids, facts: wish.facts } as const
  const outcome = await runBounded(services, job)
  return outcome === null ? refuseHeavy({ reason: 'too-heavy' }) : outcome.value
}

/**
 * What a revision says of where its words are from; with all of them the origin is a parent too. A page that not
 * everybody may read is neither named nor a parent: the history of the page that takes would hand out its texts.
 */
export function sourceOf({ pages, read, chosen, isAll }: Taking) {
  const { upstream } = read.pair
  const isPublic = pages.origin.visibility === 'public'
  const alsoParents: readonly RevisionId[] = isAll && isPublic ? [upstream] : []
  return {
    takenFrom: `${isPublic ? pages.origin.slug : ''}@${upstream}`,
    alsoParents,
    coAuthors: creditsOf(chosen, read.line),
  }
}
