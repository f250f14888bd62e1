import type { RevisionId } from '@forkshop/domain'
import { RepositoryError } from '../error.ts'
import type { CommitGraph } from '../graph.ts'
import type { WrittenCommit } from './commit-writer.ts'
import { createWriteBatch } from './durable-files.ts'
import type { LibraryStore } from './library-store.ts'
import type { LineageRepository } from './lineage-repository.ts'
import type { MoveOutcome } from './refs/ref-store.ts'
import type { PageRef } from './refs/ref-names.ts'
import type { SnapshotTarget } from './snapshot.ts'

/** A ref of a repository and where it has to stand for a move. */
export type RefMove = {
  readonly repository: LineageRepository
  readonly ref: PageRef
  readonly from: string | null
}

/** Writes objects, on disk when it resolves: what a ref will name is there before the ref moves. */
export async function inBatch<Result>(
  { gitDirectory }: LineageRepository,
  write: (target: SnapshotTarget) => Promise<Result>,
): Promise<Result> {
  const batch = createWriteBatch()
  try {
    const result = await write({ gitDirectory, batch })
    if (result !== null) await batch.flush()
    return result
  } finally {
    await batch.discard()
  }
}

/** Moves a ref to a commit that is on disk, and the index with it. */
export async function moveRef(
  store: LibraryStore,
  { repository, ref, from }: RefMove,
  { id, commit }: WrittenCommit,
): Promise<MoveOutcome> {
  const moved = await repository.refs.move(ref, from, id)
  if (moved.kind === 'moved') {
    await store.lineages.record(repository, { ref, object: id, target: id, commit })
  }
  return moved
}

/** Throws `unknown-revision` unless the lineage has them all. */
export function expectKnown(graph: CommitGraph, revisions: readonly RevisionId[]): void {
  for (const revision of revisions) {
    if (!graph.has(revision)) throw new RepositoryError('unknown-revision', { revision })
  }
}
