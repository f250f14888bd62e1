import type { LineageId } from '@forkshop/domain'
import type { GitHousekeeping } from '@forkshop/repository'
import type { Services } from '../../records/services/services.ts'

/** Puts all histories in order, one after the other, behind everybody else's work. */
export type Housekeeper = {
  readonly progress: () => Progress
  /** Begins, unless it runs already: as the policy asks, or all of it. */
  readonly begin: (how: 'as-needed' | 'all') => void
  /** Ends after the history that is being put in order. */
  readonly stop: () => Promise<void>
}

export type Progress = {
  /** Null when nothing is under way. */
  readonly running: { readonly done: number; readonly total: number } | null
  /** When all were looked through last, ISO 8601 in UTC. */
  readonly finished: string | null
  /** What git complained of, by history. */
  readonly problems: ReadonlyMap<LineageId, string>
}

/** The housekeeper of a library; null where there is no git program. */
export function createHousekeeper(services: Services): Housekeeper | null {
  const { housekeeping } = services
  if (housekeeping === null) return null
  const problems = new Map<LineageId, string>()
  let running: { done: number; total: number } | null = null
  let finished: string | null = null
  let stopped = false
  let work = Promise.resolve()

  const run = async (how: 'as-needed' | 'all'): Promise<void> => {
    const lineages = await housekeeping.lineages()
    running = { done: 0, total: lineages.length }
    for (const lineage of lineages) {
      if (stopped) return
      await tidyOne(services, housekeeping, { lineage, how, problems })
      running = { ...running, done: running.done + 1 }
    }
    finished = services.clock().toISOString()
  }

  return {
    progress: () => ({ running, finished, problems }),
    begin(how) {
      if (running !== null) return
      running = { done: 0, total: 0 }
      stopped = false
      work = run(how)
        .catch((error: unknown) => {
          services.log.error({ err: error }, 'housekeeping stopped')
        })
        .finally(() => {
          running = null
        })
    },
    stop() {
      stopped = true
      return work
    },
  }
}

async function tidyOne(
  services: Services,
  housekeeping: GitHousekeeping,
  {
    lineage,
    how,
    problems,
  }: {
    readonly lineage: LineageId
    readonly how: 'as-needed' | 'all'
    readonly problems: Map<LineageId, string>
  },
): Promise<void> {
  try {
    const chores = await housekeeping.tidy(lineage, how)
    problems.delete(lineage)
    if (chores.length > 0) services.log.info({ lineage, chores }, 'a history was put in order')
  } catch (error) {
    // One that git cannot handle is no reason to leave the others; an administrator sees it.
    problems.set(lineage, error instanceof Error ? error.message : String(error))
    services.log.error({ err: error, lineage }, 'a history could not be put in order')
  }
}
