import git from 'isomorphic-git'
import { toRecordable, toSeconds } from '../commit-info.ts'
import { formatMessage } from '@forkshop/domain'
import type { RevisionId } from '@forkshop/domain'
import type { CommitInfo, Person } from '../library.ts'
import { expectRevisionId } from '../names.ts'
import type { ParsedCommit } from '../objects/object-formats.ts'
import type { SnapshotTarget } from './snapshot.ts'

/** A commit in a batch: on disk once the batch is flushed. */
export type WrittenCommit = { readonly id: RevisionId; readonly commit: ParsedCommit }

/** Writes a commit of a tree to the batch, at +0000. */
export async function writeCommit(
  { gitDirectory, batch }: SnapshotTarget,
  content: { readonly tree: string; readonly parents: readonly RevisionId[] },
  info: CommitInfo,
): Promise<WrittenCommit> {
  const { author, committer, time, reason, trailers } = toRecordable(info)
  const message = formatMessage({ reason, trailers })
  const id = await git.writeCommit({
    fs: batch.fs,
    gitdir: gitDirectory,
    commit: {
      tree: content.tree,
      parent: [...content.parents],
      author: toStamp(author, time),
      committer: toStamp(committer, time),
      message,
    },
  })
  const commit = {
    tree: content.tree,
    parents: content.parents,
    author: { person: author, time },
    committer: { person: committer, time },
    message,
  }
  return { id: expectRevisionId(id), commit }
}

/** A person and a time as isomorphic-git wants them. */
export function toStamp(
  { name, email }: Person,
  time: Date,
): { name: string; email: string; timestamp: number; timezoneOffset: number } {
  return { name, email, timestamp: toSeconds(time), timezoneOffset: 0 }
}
