import { createHash } from 'node:crypto'
import { formatMessage, parseMessage } from '@forkshop/domain'
import type { RevisionId } from '@forkshop/domain'
import { toRecordable } from '../commit-info.ts'
import { RepositoryError } from '../error.ts'
import type { CommitGraph } from '../graph.ts'
import type { CommitInfo, Revision } from '../library.ts'
import { expectRevisionId } from '../names.ts'
import { digest } from './content.ts'
import type { Content } from './content.ts'

/** A revision in memory, with its whole message. */
export type Stored = {
  readonly revision: Revision
  readonly message: string
  readonly content: Content
}

/** The revisions of all pages of a lineage. */
export type Lineage = {
  readonly graph: CommitGraph
  readonly commits: Map<RevisionId, Stored>
}

/** A revision of the lineage, whichever page has it; throws `unknown-revision`. */
export function expectInLineage(lineage: Lineage, revision: RevisionId): Stored {
  const stored = lineage.commits.get(revision)
  if (stored === undefined) throw new RepositoryError('unknown-revision', { revision })
  return stored
}

/** Adds a revision and answers its id, which follows from what it holds. */
export function store(
  { graph, commits }: Lineage,
  content: Content,
  parents: readonly RevisionId[],
  info: CommitInfo,
): RevisionId {
  const { author, committer, time, reason, trailers } = toRecordable(info)
  const message = formatMessage({ reason, trailers })
  const recorded = { author, committer, time: time.toISOString(), parents, verified: true }
  const text = JSON.stringify([digest(content), recorded, message])
  const id = expectRevisionId(createHash('sha1').update(text).digest('hex'))
  const { reason: kept, trailers: keptTrailers } = parseMessage(message)
  graph.add(id, parents)
  commits.set(id, {
    revision: { id, ...recorded, reason: kept, trailers: keptTrailers },
    message,
    content,
  })
  return id
}
