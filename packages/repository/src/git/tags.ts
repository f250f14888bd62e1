import type { RevisionId } from '@forkshop/domain'
import { toIdentity, withoutNul } from '../commit-info.ts'
import type { LibraryEnd, Person } from '../library.ts'
import { toStamp } from './commit-writer.ts'
import type { LibraryStore } from './library-store.ts'
import type { LineageRepository } from './lineage-repository.ts'
import { toTag } from '../objects/new-object.ts'
import { parseTag } from '../objects/object-formats.ts'
import type { MoveOutcome } from './refs/ref-store.ts'
import type { PageRef } from './refs/ref-names.ts'
import { writeAndMove } from './write-steps.ts'

/** What is said of a revision by an annotated tag. */
type NewTag = {
  readonly revision: RevisionId
  readonly name: string
  readonly message: string
  readonly by: Person
  readonly time: Date
}

/** A tag as it was read. */
type ReadTag = LibraryEnd & { readonly name: string }

/** Makes an annotated tag under a ref that there must not be; on disk when it resolves. */
export async function makeTag(
  store: LibraryStore,
  { repository, ref }: { readonly repository: LineageRepository; readonly ref: PageRef },
  { revision, name, message, by, time }: NewTag,
): Promise<MoveOutcome> {
  const current = await repository.refs.read(ref)
  if (current !== null) return { kind: 'stale', current }
  const tag = toTag({
    object: revision,
    name,
    tagger: toStamp(toIdentity(by), time),
    message: `${withoutNul(message)}\n`,
  })
  const { written, moved } = await writeAndMove({ repository, ref, from: null }, (batch) => ({
    id: batch.add(tag),
  }))
  const object = written.id
  if (moved.kind === 'moved') {
    await store.lineages.record(repository, { ref, object, target: revision, commit: null })
  }
  return moved
}

/** The annotated tag that a ref names; null for a plain ref, which a push may have made. */
export async function readTag(
  { reader }: LibraryStore,
  { gitDirectory }: LineageRepository,
  object: string,
): Promise<ReadTag | null> {
  const stored = await reader.find(gitDirectory, object)
  if (stored?.kind !== 'tag') return null
  const { name, tagger, message } = parseTag(stored.bytes)
  return {
    name,
    reason: message.endsWith('\n') ? message.slice(0, -1) : message,
    time: (tagger?.time ?? new Date(0)).toISOString(),
    by: tagger?.person ?? { name: 'unknown', email: '' },
  }
}
