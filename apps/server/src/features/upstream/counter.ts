import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises'
import { ownWork } from '../../base/own-work.ts'
import type { Services } from '../../records/services/services.ts'
import { countStandings } from './count-standings.ts'
import { readStandings, type ForkOf } from './standing-rows.ts'

/** The counting begins when nothing was published for so long: whoever did has their answer, and several are counted once. */
const QUIET_MS = 100
/** Where somebody publishes all the time, it begins after so many of these. */
const MAX_WAITS = 20
/** Pages of which it is remembered that they changed; beyond them all forks are looked through. */
const MAX_CHANGED = 1000
/** Forks that one look asks for. */
const LOOK = 200

/** Counts how forks stand to their origins, after whoever published was answered. */
export type Counter = {
  /** Goes on with what could not be counted. */
  readonly wake: () => void
  /** Ends once all is counted that can be for now. */
  readonly idle: () => Promise<void>
  /** Stops after the portion that is under way; the next server goes on from there. */
  readonly close: () => Promise<void>
}

/**
 * One counter a server: it looks at the forks of pages that change, and at those that somebody reads and that are not
 * counted, as after a server that was killed. A start has nothing to count.
 */
export function createCounter(services: Services): Counter {
  let changed: Set<string> | 'all' = new Set()
  /** It failed, or all threads were taken: it goes on when it is woken. */
  let isStuck = false
  /** How often a page changed, or one was read. */
  let news = 0

  const quiet = async (isClosed: () => boolean): Promise<void> => {
    for (let waits = 0; waits < MAX_WAITS && !isClosed(); waits += 1) {
      const before = news
      await wait(QUIET_MS)
      if (news === before) return
    }
  }
  const isLeft = (): boolean => !isStuck && (changed === 'all' || changed.size > 0)
  const work = ownWork({
    isLeft,
    async run(isClosed) {
      while (isLeft() && !isClosed()) {
        await quiet(isClosed)
        const looked = changed
        changed = new Set()
        try {
          if (await countAll(services, looked, isClosed)) continue
        } catch (err) {
          services.log.error({ err }, 'how forks stand to their origins could not be counted')
        }
        changed = 'all'
        isStuck = true
      }
    },
  })
  const wake = (): void => {
    isStuck = false
    work.begin()
  }
  const note = (page: string): void => {
    news += 1
    if (changed !== 'all') changed = changed.size < MAX_CHANGED ? changed.add(page) : 'all'
  }
  const stopListening = services.events.on((event) => {
    if (event.kind === 'upstream-unknown') {
      event.forks.forEach(note)
      work.begin()
    }
    if (event.kind !== 'page-changed' || event.only !== undefined) return
    note(event.page)
    wake()
  })

  return {
    wake,
    idle: work.idle,
    close: async () => {
      stopListening()
      await work.close()
    },
  }
}

/** Whether all that these pages make wrong is counted. */
async function countAll(
  services: Services,
  changed: ReadonlySet<string> | 'all',
  isOver: () => boolean,
): Promise<boolean> {
  let after = ''
  for (;;) {
    const forks = await forksOfChanged(services, { changed, after })
    if (forks.length === 0 || isOver()) return true
    after = forks.at(-1)?.fork.id ?? ''
    const known = await readStandings(services, forks)
    const left = forks.filter(({ fork }) => !known.has(fork.id))
    for (const [lineage, pairs] of byLineage(left)) {
      const counted = await countStandings(services, pairs, { lineage, isOver })
      if (isOver()) return true
      if (counted.size < pairs.length) return false
    }
    await nextTurn()
  }
}

type LinedFork = ForkOf & { readonly lineage: string }

/** Forks that changed or whose origin did, in the order of their ids. Deleted pages and translations are none. */
async function forksOfChanged(
  { database }: Services,
  look: { readonly changed: ReadonlySet<string> | 'all'; readonly after: string },
): Promise<readonly LinedFork[]> {
  const { changed, after } = look
  const rows = await database
    .selectFrom('page')
    .innerJoin('page as origin', 'origin.id', 'page.origin_page')
    .select(['page.id', 'page.head', 'page.lang', 'page.lineage'])
    .select(['origin.id as originId', 'origin.head as originHead', 'origin.lang as originLang'])
    .where('page.id', '>', after)
    .where('page.deleted', 'is', null)
    .where('origin.deleted', 'is', null)
    .whereRef('page.lang', '=', 'origin.lang')
    .$if(changed !== 'all', (query) =>
      query.where((eb) =>
        eb.or([eb('page.id', 'in', [...changed]), eb('page.origin_page', 'in', [...changed])]),
      ),
    )
    .orderBy('page.id')
    .limit(LOOK)
    .execute()
  return rows.map(({ id, head, lang, lineage, originId, originHead, originLang }) => ({
    lineage,
    fork: { id, head, lang },
    origin: { id: originId, head: originHead, lang: originLang },
  }))
}

function byLineage(forks: readonly LinedFork[]): ReadonlyMap<string, readonly LinedFork[]> {
  const lineages = new Map<string, LinedFork[]>()
  for (const one of forks) {
    const known = lineages.get(one.lineage)
    if (known === undefined) lineages.set(one.lineage, [one])
    else known.push(one)
  }
  return lineages
}
