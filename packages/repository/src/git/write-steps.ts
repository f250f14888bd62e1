import type { RevisionId } from '@forkshop/domain'
import { RepositoryError } from '../error.ts'
import type { CommitGraph } from '../graph.ts'
import type { WrittenCommit } from './commit-writer.ts'
import type { LibraryStore } from './library-store.ts'
import type { LineageRepository } from './lineage-repository.ts'
import { createObjectBatch } from './objects/object-batch.ts'
import type { ObjectBatch } from './objects/object-batch.ts'
import type { MoveOutcome } from './refs/ref-store.ts'
import type { PageRef } from './refs/ref-names.ts'

/** A ref of a repository and where it has to stand for a move; it moves once `after` has resolved. */
export type RefMove = {
  readonly repository: LineageRepository
  readonly ref: PageRef
  readonly from: string | null
  readonly after?: Promise<unknown> | undefined
}

/** Objects on disk, and what became of moving a ref to one of them. */
export type Moved<Written> = {
  readonly written: Written
  readonly moved: MoveOutcome
  readonly batch: ObjectBatch
}

/**
 * Writes objects and moves a ref to the one that has the answer's id; null where that is null, and then
 * nothing is written. What the ref is to say goes to the disk beside the objects; it moves once all of
 * them are there.
 */
export function writeAndMove<Written extends { readonly id: string }>(
  move: RefMove,
  fill: (batch: ObjectBatch) => Written,
): Promise<Moved<Written>>
export function writeAndMove<Written extends { readonly id: string }>(
  move: RefMove,
  fill: (batch: ObjectBatch) => Written | null,
): Promise<Moved<Written> | null>
export async function writeAndMove<Written extends { readonly id: string }>(
  { repository: { gitDirectory, refs }, ref, from, after }: RefMove,
  fill: (batch: ObjectBatch) => Written | null,
): Promise<Moved<Written> | null> {
  const batch = createObjectBatch(gitDirectory)
  const written = fill(batch)
  if (written === null) return null
  const ready = [batch.flush(), Promise.resolve(after)]
  const moved = await refs.moveInTurn([{ ref, from, to: written.id }], ready)
  return { written, moved, batch }
}

/** The same for a commit, of which the index takes note. */
export async function commitAndMove(
  store: LibraryStore,
  move: RefMove,
  fill: (batch: ObjectBatch) => WrittenCommit | null,
): Promise<Moved<WrittenCommit> | null> {
  const done = await writeAndMove(move, fill)
  if (done?.moved.kind === 'moved') {
    const { repository, ref } = move
    const { id, commit } = done.written
    store.reader.keep(repository.gitDirectory, done.batch.objects())
    await store.lineages.record(repository, { ref, object: id, target: id, commit })
  }
  return done
}

/** Throws `unknown-revision` unless the lineage has them all. */
export function expectKnown(graph: CommitGraph, revisions: readonly RevisionId[]): void {
  for (const revision of revisions) {
    if (!graph.has(revision)) throw new RepositoryError('unknown-revision', { revision })
  }
}
