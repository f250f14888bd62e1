/** How the objects and refs of one repository lie on disk. */
export type Storage = {
  /** Length of all its files. */
  readonly bytes: number
  readonly looseObjects: number
  readonly packs: number
  readonly looseRefs: number
  /** When it was put in order last, ISO 8601 in UTC; null for never. */
  readonly tidied: string | null
}

/** One git command of housekeeping, in the order in which they are run. */
export type Chore = 'repack' | 'pack-refs' | 'commit-graph' | 'prune'

/** From where on a repository is put in order. */
export type HousekeepingPolicy = {
  readonly looseObjects: number
  readonly packs: number
  readonly looseRefs: number
  /** Days between two looks for what nothing leads to any more. */
  readonly pruneEveryDays: number
  /** Days that such an object is kept: a write under way may still need it. */
  readonly graceDays: number
}

export const usualPolicy: HousekeepingPolicy = {
  looseObjects: 1000,
  packs: 20,
  looseRefs: 500,
  pruneEveryDays: 7,
  graceDays: 14,
}

const DAY_MS = 24 * 60 * 60 * 1000

/** What is to be done: nothing as long as all is small. */
export function choresOf(
  { looseObjects, packs, looseRefs, tidied }: Storage,
  policy: HousekeepingPolicy,
  now: Date,
): readonly Chore[] {
  const repack = looseObjects > policy.looseObjects || packs > policy.packs
  const daysSince = tidied === null ? Infinity : (now.getTime() - Date.parse(tidied)) / DAY_MS
  const prune = looseObjects > 0 && daysSince >= policy.pruneEveryDays
  return [
    ...(repack ? (['repack'] as const) : []),
    ...(looseRefs > policy.looseRefs ? (['pack-refs'] as const) : []),
    ...(repack ? (['commit-graph'] as const) : []),
    ...(prune ? (['prune'] as const) : []),
  ]
}

/** Everything, whatever its size: for who asks for it. */
export const allChores: readonly Chore[] = ['repack', 'pack-refs', 'commit-graph', 'prune']

/** A chore as git takes it. */
export function parametersOf(chore: Chore, { graceDays }: HousekeepingPolicy): readonly string[] {
  switch (chore) {
    case 'repack':
      // Packs grow by halves, so that each object is packed again a few times in all.
      return ['repack', '-d', '--geometric=2', '--quiet']
    case 'pack-refs':
      return ['pack-refs', '--all']
    case 'commit-graph':
      return ['commit-graph', 'write', '--reachable', '--changed-paths', '--no-progress']
    case 'prune':
      return ['prune', `--expire=${graceDays}.days.ago`]
  }
}
