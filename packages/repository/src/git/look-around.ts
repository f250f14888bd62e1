import type { LineageId } from '@forkshop/domain'
import { removeLeftovers } from './bare-repository.ts'
import type { LibraryStore } from './library-store.ts'

/** Looks at lineages that nobody has asked for since the library was opened. */
export type LookAround = {
  /** Brings the index to what the refs of all of them say. */
  readonly catchUp: () => Promise<void>
  /** The same one after the other, and removes what a crash left beside their objects and refs. */
  readonly tidy: () => Promise<void>
  /** Ends `tidy` before the next lineage; resolves when the one under way is done. */
  readonly stop: () => Promise<void>
}

/** `unseen` are those that a crash may have left something in, older than `olderThanMs`. */
export function createLookAround(
  store: LibraryStore,
  unseen: readonly LineageId[],
  olderThanMs: number,
): LookAround {
  let isStopped = false
  let tidying: Promise<void> | null = null

  const tidyAll = async (): Promise<void> => {
    for (const lineage of unseen) {
      if (isStopped) return
      await tidyLineage(store, lineage, olderThanMs)
    }
  }
  return {
    async catchUp() {
      for (const lineage of store.lineages.behind()) {
        await store.lineages.catchUp(store.repositories(lineage))
      }
    },
    tidy: () => (tidying ??= tidyAll()),
    async stop() {
      isStopped = true
      // Whoever called it is told of what failed.
      await tidying?.catch(() => {})
    },
  }
}

/** Removes what a crash left of one lineage and brings the index to what its refs say; `gone` for an empty one. */
export async function tidyLineage(
  store: LibraryStore,
  lineage: LineageId,
  olderThanMs: number,
): Promise<'kept' | 'gone'> {
  const repository = store.repositories(lineage)
  if ((await removeLeftovers(repository.gitDirectory, olderThanMs)) === 'gone') return 'gone'
  await store.lineages.catchUp(repository)
  return 'kept'
}
