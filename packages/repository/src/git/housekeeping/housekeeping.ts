import type { LineageId } from '@forkshop/domain'
import { RepositoryError } from '../../error.ts'
import { removeStaleLocks } from '../bare-repository.ts'
import { runGit } from '../git-process.ts'
import type { LineageRepositories } from '../lineage-repository.ts'
import { allChores, choresOf, parametersOf, usualPolicy } from './chores.ts'
import type { Chore, HousekeepingPolicy, Storage } from './chores.ts'
import { noteTidied, readStorage } from './storage.ts'

/** Puts repositories in order beside those who read and write. Needs the git program. */
export type Housekeeping = {
  readonly lineages: () => Promise<readonly LineageId[]>
  readonly storage: (lineage: LineageId) => Promise<Storage>
  /**
   * Does what the policy asks for, or everything, and answers what was done. Throws
   * `chore-failed` with git's words; nothing is lost then.
   */
  readonly tidy: (lineage: LineageId, how: 'as-needed' | 'all') => Promise<readonly Chore[]>
}

const PACK_DEPTH = 5
/** No chore beside ours holds a lock for so long, and ours come one after the other. */
const STALE_LOCK_MS = 120_000

/** The housekeeping of a library in git. */
export function createHousekeeping(parts: {
  readonly gitBinary: string
  readonly repositories: LineageRepositories
  readonly lineages: () => Promise<readonly LineageId[]>
  readonly policy?: HousekeepingPolicy
}): Housekeeping {
  const { gitBinary, repositories, policy = usualPolicy } = parts
  const storage = (lineage: LineageId): Promise<Storage> =>
    readStorage(repositories(lineage).gitDirectory)
  return {
    lineages: parts.lineages,
    storage,
    async tidy(lineage, how) {
      const { gitDirectory } = repositories(lineage)
      const chores =
        how === 'all' ? allChores : choresOf(await storage(lineage), policy, new Date())
      if (chores.length > 0) await removeStaleLocks(gitDirectory, STALE_LOCK_MS)
      for (const chore of chores) {
        await runQuietly(gitBinary, gitDirectory, parametersOf(chore, policy))
      }
      if (chores.length > 0) await noteTidied(gitDirectory)
      return chores
    },
  }
}

/** Throws `chore-failed` with what git said. */
async function runQuietly(
  gitBinary: string,
  gitDirectory: string,
  parameters: readonly string[],
): Promise<void> {
  const { status, output } = await runGit(gitBinary, gitDirectory, parameters, {
    // Short chains of differences: an old text is read about as fast as a new one.
    settings: ['pack.threads=1', `pack.depth=${PACK_DEPTH}`, 'core.fsync=all'],
    priority: 'low',
  })
  if (status === 0) return
  throw new RepositoryError('chore-failed', {
    gitDirectory,
    git: output.trim(),
    chore: parameters[0],
  })
}
