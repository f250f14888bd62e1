import type { Storage } from '@forkshop/api'
import type { LineageId } from '@forkshop/domain'
import type { GitHousekeeping } from '@forkshop/repository'
import type { Handlers } from '../../base/http/handler.ts'
import { ProblemError } from '../../base/problem-error.ts'
import type { HistoryOnDisk } from '../../records/services/held.ts'
import type { Services } from '../../records/services/services.ts'
import type { Housekeeper } from './housekeeper.ts'

const SHOWN = 20

/** Answers the calls about how histories lie on disk. */
export function housekeepingHandlers(
  services: Services,
  housekeeper: Housekeeper | null,
): Handlers<'getStorage' | 'tidyStorage' | 'stopTidying'> {
  const expectHousekeeper = (): Housekeeper => {
    if (housekeeper === null) throw new ProblemError('busy', 'git-missing')
    return housekeeper
  }
  return {
    getStorage: () => viewStorage(services, housekeeper),
    tidyStorage: () => {
      expectHousekeeper().begin('all')
      return viewStorage(services, housekeeper)
    },
    stopTidying: async () => {
      await expectHousekeeper().stop()
      return viewStorage(services, housekeeper)
    },
  }
}

/** Looks at every history; while a round runs, which is asked for each second, what was seen last counts. */
function lookAt(
  { held: { storage } }: Services,
  housekeeping: GitHousekeeping,
  isRunning: boolean,
): Promise<readonly HistoryOnDisk[]> {
  if (isRunning && storage.last !== null) return storage.last
  const looking = look(housekeeping)
  storage.last = looking
  // A look that failed is no look.
  looking.catch(() => (storage.last = null))
  return looking
}

async function look(housekeeping: GitHousekeeping): Promise<readonly HistoryOnDisk[]> {
  const found: HistoryOnDisk[] = []
  for (const lineage of await housekeeping.lineages()) {
    found.push({ lineage, ...(await housekeeping.storage(lineage)) })
  }
  return found
}

async function viewStorage(services: Services, housekeeper: Housekeeper | null): Promise<Storage> {
  const { housekeeping } = services
  if (housekeeping === null || housekeeper === null) {
    const nothing = { bytes: 0, histories: 0, tidying: null, finished: null, largest: [] }
    return { available: false, ...nothing }
  }
  const { running, finished, problems } = housekeeper.progress()
  const found = await lookAt(services, housekeeping, running !== null)
  const largest = found.toSorted((a, b) => b.bytes - a.bytes).slice(0, SHOWN)
  const pages = await firstPages(
    services,
    largest.map(({ lineage }) => lineage),
  )
  return {
    available: true,
    bytes: found.reduce((sum, { bytes }) => sum + bytes, 0),
    histories: found.length,
    tidying: running,
    finished,
    largest: largest.map(({ lineage, bytes, looseObjects, packs, tidied }) => ({
      page: pages.get(lineage) ?? null,
      bytes,
      looseObjects,
      packs,
      tidied,
      problem: problems.get(lineage) ?? null,
    })),
  }
}

/** The page that each lineage began with. */
async function firstPages(
  { database }: Services,
  lineages: readonly LineageId[],
): Promise<ReadonlyMap<string, { readonly slug: string; readonly title: string }>> {
  if (lineages.length === 0) return new Map()
  const rows = await database
    .selectFrom('page')
    .select(['lineage', 'slug', 'title'])
    .where('lineage', 'in', lineages)
    .orderBy('created', 'desc')
    .execute()
  return new Map(rows.map(({ lineage, slug, title }) => [lineage, { slug, title }]))
}
