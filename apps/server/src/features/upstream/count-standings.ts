import { setImmediate as nextTurn } from 'node:timers/promises'
import type { UpstreamCounts, UpstreamTexts } from '@forkshop/compare'
import { pageIdOf, revisionIdOf } from '../../base/row-ids.ts'
import type { Services } from '../../records/services/services.ts'
import { runHeavy } from '../../texts/text-work.ts'
import { readStandings, writeStandings, type ForkOf, type Standing } from './standing-rows.ts'

/** What is counted in one go, off the server's thread: half a second of short texts, or one long pair. */
const BATCH_CHARACTERS = 200_000

export type CountTerms = {
  /** Forks that wait for each other: those of a lineage. */
  readonly lineage: string
  /** Asked between two portions: what follows is left. */
  readonly isOver?: () => boolean
}

/**
 * How each fork stands to its origin, by fork: as it is kept, or counted now and kept, each once however many ask.
 * Those for which no thread is free are left out. What was counted is told as `upstream-counted`.
 */
export async function countStandings(
  services: Services,
  pairs: readonly ForkOf[],
  { lineage, isOver = () => false }: CountTerms,
): Promise<ReadonlyMap<string, Standing>> {
  const known = await readStandings(services, pairs)
  if (known.size === pairs.length) return known
  return services.held.queues.standings(lineage, async () => {
    const found = new Map(await readStandings(services, pairs))
    const left = pairs.filter(({ fork }) => !found.has(fork.id))
    for await (const batch of batchesOf(services, left)) {
      const counted = await countBatch(services, batch)
      if (counted === null) break
      await writeStandings(services, counted)
      for (const { fork, counts } of counted) found.set(fork.id, { counts })
      services.events.emit({
        kind: 'upstream-counted',
        forks: counted.map(({ fork }) => fork.id),
      })
      if (isOver()) break
    }
    return found
  })
}

type Read = ForkOf & { readonly texts: UpstreamTexts | null }

/** Forks with their texts, in portions; the text of an origin that the next fork needs too is read once. */
async function* batchesOf(services: Services, pairs: readonly ForkOf[]): AsyncGenerator<Read[]> {
  let batch: Read[] = []
  let characters = 0
  const texts = new Map<string, string>()
  for (const pair of pairs) {
    const read = await readTexts(services, pair, texts)
    await nextTurn()
    batch.push({ ...pair, texts: read })
    characters += read === null ? 0 : read.own.length + read.theirs.length
    if (characters < BATCH_CHARACTERS) continue
    yield batch
    batch = []
    characters = 0
    texts.clear()
  }
  if (batch.length > 0) yield batch
}

/** Null where the two have no past in common, or a revision of them cannot be read. */
async function readTexts(
  { library, log }: Services,
  { fork, origin }: ForkOf,
  known: Map<string, string>,
): Promise<UpstreamTexts | null> {
  const mine = { page: pageIdOf(fork.id), revision: revisionIdOf(fork.head) }
  const other = { page: pageIdOf(origin.id), revision: revisionIdOf(origin.head) }
  const read = async ({ page, revision }: typeof mine): Promise<string | null> => {
    const text = known.get(revision) ?? (await library.readText(page, revision))
    if (text !== null) known.set(revision, text)
    return text
  }
  try {
    const parted = await library.mergeBase(mine, other)
    if (parted === null) return null
    const base = await read({ page: mine.page, revision: parted })
    const theirs = await read(other)
    const own = await library.readText(mine.page, mine.revision)
    return base === null || own === null || theirs === null ? null : { base, own, theirs }
  } catch (err) {
    log.warn({ err, page: fork.id }, 'a fork cannot be compared with its origin')
    return null
  }
}

/** Null where all threads are taken for now. */
async function countBatch(
  services: Services,
  batch: readonly Read[],
): Promise<readonly (ForkOf & Standing)[] | null> {
  const forks = batch.flatMap(({ texts }) => (texts === null ? [] : [texts]))
  const outcome = await runHeavy(services, { kind: 'upstream', forks })
  if (outcome.kind === 'upstream') {
    const counts = new Map<UpstreamTexts | null, UpstreamCounts | undefined>(
      forks.map((texts, at) => [texts, outcome.value[at]]),
    )
    return batch.map(({ texts, ...pair }) => ({ ...pair, counts: counts.get(texts) ?? null }))
  }
  if (outcome.reason === 'busy') return null
  if (batch.length === 1) return batch.map((pair) => ({ ...pair, counts: null }))
  const alone: (ForkOf & Standing)[] = []
  for (const one of batch) {
    const counted = await countBatch(services, [one])
    if (counted === null) return null
    alone.push(...counted)
  }
  return alone
}
