import { createHash } from 'node:crypto'
import { keptAmong } from '@forkshop/compare'
import { blobIdOf } from '../../texts/kept-texts.ts'
import { refuseHeavy, runHeavy } from '../../texts/text-work.ts'
import type { ShownChange, ShownUpstream } from '../../texts/jobs/upstream-job.ts'
import type { Services } from '../../records/services/services.ts'
import { picturesOf } from '../comparison/pictures-of.ts'
import type { KeptDecision } from './kept-decision.ts'
import { readDecisions } from './kept-decisions.ts'
import type { Pair } from './reach-upstream.ts'
import { readLine, readPair, type ReadPair, type UpstreamLine } from './read-pair.ts'

/** A change of the origin, and what the page decided about it; `name` is its id in answers. */
export type DecidedChange = ShownChange & {
  readonly name: string
  readonly kept: KeptDecision | null
}

/** What a page may take over: read, drawn, decided. */
export type PairChanges = {
  readonly pair: ReadPair
  readonly line: UpstreamLine
  readonly counts: ShownUpstream['counts']
  readonly changes: readonly DecidedChange[]
}

/** Reads what the origin of a pair changed since both met. Throws `too-large` where that takes too long, and `busy`. */
export async function readChanges(services: Services, pages: Pair): Promise<PairChanges> {
  const pair = await readPair(services, pages)
  const [line, decisions] = await Promise.all([
    readLine(services, pages, pair),
    readDecisions(services, pages.page.id),
  ])
  const { counts, changes } = await showUpstream(services, pages, { pair, line })
  const about = decisions.filter(({ origin }) => origin.page === pages.origin.id)
  const kept = keptAmong(
    changes.filter(({ state }) => state !== 'taken'),
    about,
  )
  return {
    pair,
    line,
    counts,
    changes: changes.map((change) => ({
      ...change,
      name: nameOf(change),
      kept: kept.get(change.id) ?? null,
    })),
  }
}

/** As it is kept in memory, by all that it follows from. */
async function showUpstream(
  services: Services,
  { origin }: Pair,
  { pair, line }: Pick<PairChanges, 'pair' | 'line'>,
): Promise<ShownUpstream> {
  const shown = services.held.made.part<ShownUpstream>('upstream')
  const { base, own, theirs } = pair.texts
  const pictures = picturesOf({ slug: origin.slug, at: pair.upstream })
  const key = JSON.stringify([[base, own, theirs, ...line.texts].map(blobIdOf), pictures])
  const known = shown.get(key)
  if (known !== undefined) return known
  const job = { kind: 'show-upstream', texts: pair.texts, line: line.texts, pictures } as const
  const outcome = await runHeavy(services, job)
  if (outcome.kind === 'given-up') return refuseHeavy(outcome)
  shown.set(key, outcome.value)
  return outcome.value
}

/** By its words too: a call that names a change of other texts names none of these. */
function nameOf({ id, before, after }: ShownChange): string {
  const words = JSON.stringify([id, before, after])
  return createHash('sha256').update(words).digest('base64url').slice(0, 20)
}
