import type { RevisionId } from '@forkshop/domain'
import type { CommitGraph } from '../../graph.ts'
import { expectRevisionId } from '../../names.ts'
import { parseCommit } from '../../objects/object-formats.ts'
import type { ParsedCommit, ParsedEntry, Signature } from '../../objects/object-formats.ts'
import { TEXT_NAME } from '../snapshot.ts'
import { createMediaReader } from './pushed-media.ts'
import type { MediaReader, PushedMedia } from './pushed-media.ts'
import type { PushedObjects, PushLimits, PushSource } from './push-source.ts'
import { expectObject, readShape } from './pushed-shape.ts'
import { RefusedPush } from './refused-push.ts'

/** A commit that a push brings, with what it holds. */
export type PushedRevision = {
  readonly id: RevisionId
  readonly parents: readonly RevisionId[]
  readonly author: Signature
  readonly committer: Signature
  readonly message: string
  /** The exact bytes of its text. */
  readonly text: Uint8Array
  /** Those of its media that none of its parents has under this name. */
  readonly media: readonly PushedMedia[]
}

/** The tip of a push, and the commits up to it that the lineage lacks, parents first. Throws `RefusedPush`. */
export async function readPushed(
  source: PushSource,
  tip: string,
  limits: PushLimits,
): Promise<{ readonly tip: PushedRevision; readonly revisions: readonly PushedRevision[] }> {
  const media = createMediaReader(source, limits)
  const revisions: PushedRevision[] = []
  for (const commit of await newCommits(source, tip, limits.revisions)) {
    revisions.push(await readRevision({ source, limits, media }, commit))
  }
  const known = revisions.at(-1) ?? (await readKnown({ source, limits, media }, tip))
  return { tip: known, revisions }
}

type Reading = {
  readonly source: PushSource
  readonly limits: PushLimits
  readonly media: MediaReader
}

/** A tip that the lineage has already, in another page or a proposal. */
async function readKnown(reading: Reading, tip: string): Promise<PushedRevision> {
  const object = await reading.source.reader.read(tip)
  if (object?.kind !== 'commit') throw new RefusedPush('not-a-revision', tip)
  const commit = parseCommit(object.bytes)
  return readRevision(reading, { id: expectRevisionId(tip), commit })
}

async function readRevision(
  { source: { objects, reader }, limits, media }: Reading,
  { id, commit }: NewCommit,
): Promise<PushedRevision> {
  const files = await readShape(reader, commit.tree, id)
  const parents = commit.parents.map(expectRevisionId)
  const brought = await media.readNew({ id, parents, entries: files.media })
  requireSize(objects, limits, { name: TEXT_NAME, entry: files.text })
  return {
    id,
    parents,
    author: commit.author,
    committer: commit.committer,
    message: commit.message,
    text: (await expectObject(reader, files.text.id, { kind: 'blob', commit: id })).bytes,
    media: brought,
  }
}

function requireSize(
  objects: PushedObjects,
  { fileBytes }: PushLimits,
  { name, entry }: { readonly name: string; readonly entry: ParsedEntry },
): void {
  if ((objects.get(entry.id)?.bytes ?? 0) > fileBytes) throw new RefusedPush('too-large', name)
}

/** A revision of the main line that a push was made from: the best one in common with `head`. */
export function baseOf(
  graph: CommitGraph,
  head: RevisionId,
  {
    tip,
    revisions,
  }: { readonly tip: PushedRevision; readonly revisions: readonly PushedRevision[] },
): RevisionId | null {
  const known = revisions.length === 0 ? [tip.id] : revisions.flatMap(({ parents }) => parents)
  const bases = known
    .filter((id) => graph.has(id))
    .map((id) => graph.mergeBase(id, head))
    .filter((id) => id !== null)
  return bases.toSorted((a, b) => graph.generation(b) - graph.generation(a))[0] ?? null
}

type NewCommit = { readonly id: RevisionId; readonly commit: ParsedCommit }

/** Depth first, so that parents come before their children. */
async function newCommits(
  { graph, reader }: PushSource,
  tip: string,
  most: number,
): Promise<readonly NewCommit[]> {
  const done = new Set<string>()
  const order: NewCommit[] = []
  const stack: { id: string; commit: ParsedCommit | null }[] = [{ id: tip, commit: null }]
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    if (at.commit !== null) {
      order.push({ id: expectRevisionId(at.id), commit: at.commit })
      continue
    }
    if (done.has(at.id) || graph.has(at.id)) continue
    done.add(at.id)
    if (done.size > most) throw new RefusedPush('too-many', String(most))
    const object = await reader.read(at.id)
    if (object?.kind !== 'commit') {
      throw new RefusedPush(at.id === tip ? 'not-a-revision' : 'unknown-parent', at.id)
    }
    const commit = parseCommit(object.bytes)
    if (commit.parents.length === 0) throw new RefusedPush('unknown-parent', at.id)
    stack.push({ id: at.id, commit })
    for (const id of commit.parents.toReversed()) stack.push({ id, commit: null })
  }
  return order
}
