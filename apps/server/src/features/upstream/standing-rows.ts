import type { UpstreamCounts } from '@forkshop/compare'
import { readAs } from '../../base/shown.ts'
import type { Services } from '../../records/services/services.ts'

/** A page with its newest revision. */
export type PageAtHead = { readonly id: string; readonly head: string; readonly lang: string }

/** A fork beside the page that it was made of. */
export type ForkOf = { readonly fork: PageAtHead; readonly origin: PageAtHead }

/** How a fork and its origin stand to each other; `counts` is null where that cannot be counted. */
export type Standing = { readonly counts: UpstreamCounts | null }

/** What is counted, and how: raised when `countUpstream` comes to count otherwise, so that all is counted anew. */
const RULE = 1

/** Forks that one query asks for. */
const MAX_ASKED = 500

/** What is kept, by fork, of those of which both newest revisions are the counted ones. */
export async function readStandings(
  { database }: Pick<Services, 'database'>,
  pairs: readonly ForkOf[],
): Promise<ReadonlyMap<string, Standing>> {
  const byFork = new Map(pairs.map((pair) => [pair.fork.id, pair]))
  const found = new Map<string, Standing>()
  // What is found is right as long as no newest text is another one; who tells that it is missing says so.
  const names = pairs.flatMap(({ fork, origin }) =>
    [fork, origin].map(({ id }) => `head ${id}` as const),
  )
  const ids = [...byFork.keys()]
  for (let at = 0; at < ids.length; at += MAX_ASKED) {
    const rows = await readAs(names, () =>
      database
        .selectFrom('upstream_count')
        .selectAll()
        .where('fork', 'in', ids.slice(at, at + MAX_ASKED))
        .where('rule', '=', RULE)
        .execute(),
    )
    for (const { fork, own, theirs, counts } of rows) {
      const pair = byFork.get(fork)
      if (pair?.fork.head !== own || pair.origin.head !== theirs) continue
      found.set(fork, { counts: counts === null ? null : parseCounts(counts) })
    }
  }
  return found
}

/** Keeps what was counted, in the place of what was kept of these forks. */
export async function writeStandings(
  { database }: Pick<Services, 'database'>,
  counted: readonly (ForkOf & Standing)[],
): Promise<void> {
  if (counted.length === 0) return
  const rows = counted.map(({ fork, origin, counts }) => ({
    fork: fork.id,
    own: fork.head,
    theirs: origin.head,
    rule: RULE,
    counts: counts === null ? null : JSON.stringify(counts),
  }))
  await database
    .insertInto('upstream_count')
    .values(rows)
    .onConflict((conflict) =>
      conflict.column('fork').doUpdateSet((eb) => ({
        own: eb.ref('excluded.own'),
        theirs: eb.ref('excluded.theirs'),
        rule: eb.ref('excluded.rule'),
        counts: eb.ref('excluded.counts'),
      })),
    )
    .execute()
}

/** Throws away all that was counted; it is counted again when somebody asks, and by the next server. */
export async function clearStandings({ database }: Pick<Services, 'database'>): Promise<void> {
  await database.deleteFrom('upstream_count').execute()
}

const parseCounts = (counts: string): UpstreamCounts => JSON.parse(counts)
