import type { RevisionId } from '@forkshop/domain'
import type { CommitGraph } from '../../graph.ts'
import type { Media } from '../../library.ts'
import { expectRevisionId, isMediaName } from '../../names.ts'
import type { CatFile } from '../cat-file.ts'
import { isFileMode, parseCommit, parseTree } from '../object-formats.ts'
import type { ParsedCommit, ParsedEntry, Signature } from '../object-formats.ts'
import { FOLDER_MODE, MEDIA_FOLDER, TEXT_NAME } from '../snapshot.ts'
import type { StoredObject } from '../stored-object.ts'

/** A commit that a push brings, with what it holds. */
export type PushedRevision = {
  readonly id: RevisionId
  readonly parents: readonly RevisionId[]
  readonly author: Signature
  readonly message: string
  /** The exact bytes of its text. */
  readonly text: Uint8Array
  /** Names of all its media. */
  readonly mediaNames: readonly string[]
  /** Those of its media that the push brings. */
  readonly media: readonly Media[]
}

/** Why a push is refused; `subject` names a commit, path or size. */
export type PushRefusal = {
  readonly code:
    | 'pack'
    | 'not-a-revision'
    | 'too-many'
    | 'unknown-parent'
    | 'path'
    | 'no-text'
    | 'too-large'
  readonly subject: string
}

/** Objects of a push by id, with their sizes. */
export type PushedObjects = ReadonlyMap<string, { readonly kind: string; readonly bytes: number }>

/** What one push may bring. */
export type PushLimits = {
  readonly revisions: number
  readonly fileBytes: number
}

/** Thrown where a push cannot be taken; nothing of it is kept. */
export class RefusedPush extends Error {
  readonly refusal: PushRefusal
  constructor(code: PushRefusal['code'], subject: string) {
    super(`${code}: ${subject}`)
    this.refusal = { code, subject }
  }
}

// A tree of our shape has a file and a folder of pictures.
const MAX_TREE_BYTES = 1_000_000

/** Where pushed commits are read: the objects that came, and the lineage with them. */
export type PushSource = {
  readonly objects: PushedObjects
  readonly reader: CatFile
  readonly graph: CommitGraph
}

/** The tip of a push, and the commits up to it that the lineage lacks, parents first. Throws `RefusedPush`. */
export async function readPushed(
  source: PushSource,
  tip: string,
  limits: PushLimits,
): Promise<{ readonly tip: PushedRevision; readonly revisions: readonly PushedRevision[] }> {
  const revisions: PushedRevision[] = []
  for (const commit of await newCommits(source, tip, limits.revisions)) {
    revisions.push(await readRevision(source, commit, limits))
  }
  const known = revisions.at(-1) ?? (await readKnown(source, tip, limits))
  return { tip: known, revisions }
}

/** A tip that the lineage has already, in another page or a proposal. */
async function readKnown(
  source: PushSource,
  tip: string,
  limits: PushLimits,
): Promise<PushedRevision> {
  const object = await source.reader.read(tip)
  if (object?.kind !== 'commit') throw new RefusedPush('not-a-revision', tip)
  const commit = parseCommit(object.bytes)
  return readRevision(source, { id: expectRevisionId(tip), commit }, limits)
}

async function readRevision(
  { objects, reader }: PushSource,
  { id, commit }: NewCommit,
  { fileBytes }: PushLimits,
): Promise<PushedRevision> {
  const root = parseTree((await expectObject(reader, commit.tree, 'tree', id)).bytes)
  const files = await readShape(reader, root, id)
  const media: Media[] = []
  for (const { name, id: object } of files.media) {
    const brought = objects.get(object)
    if (brought === undefined) continue
    requireSize(brought.bytes, fileBytes, `${MEDIA_FOLDER}/${name}`)
    media.push({ name, bytes: (await expectObject(reader, object, 'blob', id)).bytes })
  }
  requireSize(objects.get(files.text.id)?.bytes ?? 0, fileBytes, TEXT_NAME)
  return {
    id,
    parents: commit.parents.map(expectRevisionId),
    author: commit.author,
    message: commit.message,
    text: (await expectObject(reader, files.text.id, 'blob', id)).bytes,
    mediaNames: files.media.map(({ name }) => name),
    media,
  }
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

type Shape = { readonly text: ParsedEntry; readonly media: readonly ParsedEntry[] }

/** A page is one text and a flat folder of media; anything else is refused by its path. */
async function readShape(
  reader: CatFile,
  root: readonly ParsedEntry[],
  commit: RevisionId,
): Promise<Shape> {
  const text = root.find(({ name }) => name === TEXT_NAME)
  const folder = root.find(({ name }) => name === MEDIA_FOLDER)
  const odd = root.find((entry) => entry !== text && entry !== folder)
  if (odd !== undefined) throw new RefusedPush('path', odd.name)
  if (text === undefined) throw new RefusedPush('no-text', commit)
  if (!isFileMode(text.mode)) throw new RefusedPush('path', TEXT_NAME)
  if (folder === undefined) return { text, media: [] }
  if (folder.mode !== FOLDER_MODE) throw new RefusedPush('path', MEDIA_FOLDER)
  const media = parseTree((await expectObject(reader, folder.id, 'tree', commit)).bytes)
  const spellings = new Set<string>()
  for (const { name, mode } of media) {
    const folded = name.toLowerCase()
    if (!isFileMode(mode) || !isMediaName(name) || spellings.has(folded)) {
      throw new RefusedPush('path', `${MEDIA_FOLDER}/${name}`)
    }
    spellings.add(folded)
  }
  return { text, media }
}

async function expectObject(
  reader: CatFile,
  id: string,
  kind: 'tree' | 'blob',
  commit: string,
): Promise<StoredObject> {
  const object = await reader.read(id)
  if (object?.kind !== kind) throw new RefusedPush('not-a-revision', commit)
  if (kind === 'tree') requireSize(object.bytes.length, MAX_TREE_BYTES, id)
  return object
}

function requireSize(bytes: number, most: number, subject: string): void {
  if (bytes > most) throw new RefusedPush('too-large', subject)
}
