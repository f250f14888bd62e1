import { toRecordable, toSeconds } from '../commit-info.ts'
import { formatMessage } from '@forkshop/domain'
import type { RevisionId } from '@forkshop/domain'
import type { CommitInfo, Person } from '../library.ts'
import { expectRevisionId } from '../names.ts'
import { toCommit } from '../objects/new-object.ts'
import type { NewSignature } from '../objects/new-object.ts'
import type { ParsedCommit } from '../objects/object-formats.ts'
import type { ObjectBatch } from './objects/object-batch.ts'

/** A commit in a batch: on disk once the batch is flushed. */
export type WrittenCommit = { readonly id: RevisionId; readonly commit: ParsedCommit }

/** Adds a commit of a tree to the batch, at +0000. */
export function addCommit(
  batch: ObjectBatch,
  { tree, parents }: { readonly tree: string; readonly parents: readonly RevisionId[] },
  info: CommitInfo,
): WrittenCommit {
  const { author, committer, time, reason, trailers } = toRecordable(info)
  const message = formatMessage({ reason, trailers })
  const people = { author: toStamp(author, time), committer: toStamp(committer, time) }
  const id = batch.add(toCommit({ tree, parents, ...people, message }))
  const commit = {
    tree,
    parents,
    author: { person: author, time },
    committer: { person: committer, time },
    message,
  }
  return { id: expectRevisionId(id), commit }
}

/** A person and a time as they are written into an object. */
export function toStamp({ name, email }: Person, time: Date): NewSignature {
  return { name, email, seconds: toSeconds(time), zone: '+0000' }
}
