import git from 'isomorphic-git'
import type { Media } from '../library.ts'
import type { WriteBatch } from './durable-files.ts'
import { FILE_MODE, isFileMode, parseCommit, parseTree } from '../objects/object-formats.ts'
import type { ParsedEntry } from '../objects/object-formats.ts'
import type { ObjectReader } from './objects/object-reader.ts'

/** What one commit holds: the page's text, its media, and entries that a push brought along. */
export type Snapshot = {
  readonly text: ParsedEntry | null
  /** Entries of `media/` by name. */
  readonly media: ReadonlyMap<string, ParsedEntry>
  readonly others: readonly ParsedEntry[]
}

/** Where a snapshot is written: objects reach the disk when the batch is flushed. */
export type SnapshotTarget = { readonly gitDirectory: string; readonly batch: WriteBatch }

export const TEXT_NAME = 'README.md'
export const MEDIA_FOLDER = 'media'
export const FOLDER_MODE = '40000'

const emptySnapshot: Snapshot = { text: null, media: new Map(), others: [] }
const encoder = new TextEncoder()

/** Reads what a commit holds. Links and folders in place of the text count as no text. */
export async function readSnapshot(
  reader: ObjectReader,
  gitDirectory: string,
  commit: string,
): Promise<Snapshot> {
  const { tree } = parseCommit(await reader.expect(gitDirectory, commit, 'commit'))
  const entries = parseTree(await reader.expect(gitDirectory, tree, 'tree'))
  const folder = entries.find((entry) => entry.name === MEDIA_FOLDER && entry.mode === FOLDER_MODE)
  const media =
    folder === undefined ? [] : parseTree(await reader.expect(gitDirectory, folder.id, 'tree'))
  return {
    text: entries.find((entry) => entry.name === TEXT_NAME && isFile(entry)) ?? null,
    media: new Map(media.map((entry) => [entry.name, entry])),
    others: entries.filter((entry) => entry.name !== TEXT_NAME && entry !== folder),
  }
}

/** Names of the media that are files, in code point order. */
export function mediaNames({ media }: Snapshot): readonly string[] {
  const files = [...media.values()].filter(isFile)
  return files.map(({ name }) => name).toSorted()
}

/** The object of a media file, null when there is none of that name. */
export function mediaObject({ media }: Snapshot, name: string): string | null {
  const entry = media.get(name)
  return entry !== undefined && isFile(entry) ? entry.id : null
}

/** The snapshot with the media of another one where it has none of that name. */
export function withMediaOf(snapshot: Snapshot, other: Snapshot): Snapshot {
  return { ...snapshot, media: new Map([...other.media, ...snapshot.media]) }
}

/** Writes text and media to the batch and answers what a commit of them would hold. */
export async function changeSnapshot(
  { gitDirectory, batch }: SnapshotTarget,
  before: Snapshot | null,
  change: { readonly text: string; readonly media: readonly Media[] },
): Promise<Snapshot> {
  const from = before ?? emptySnapshot
  const write = async (name: string, mode: string, blob: Uint8Array): Promise<ParsedEntry> => {
    const id = await git.writeBlob({ fs: batch.fs, gitdir: gitDirectory, blob })
    return { mode, name, id }
  }
  const mode = from.text?.mode ?? FILE_MODE
  const text = await write(TEXT_NAME, mode, encoder.encode(change.text))
  const media = new Map(from.media)
  for (const { name, bytes } of change.media) {
    media.set(name, await write(name, FILE_MODE, bytes))
  }
  return { text, media, others: from.others }
}

/** Whether two snapshots hold the same text and media. */
export function isSameSnapshot(a: Snapshot, b: Snapshot): boolean {
  return (
    a.text?.id === b.text?.id &&
    a.media.size === b.media.size &&
    [...a.media].every(([name, { id }]) => b.media.get(name)?.id === id)
  )
}

/** Writes the trees of a snapshot to the batch and answers the id of the root. */
export async function writeSnapshotTree(
  target: SnapshotTarget,
  { text, media, others }: Snapshot,
): Promise<string> {
  const entries = [...others, ...(text === null ? [] : [text])]
  if (media.size === 0) return writeTree(target, entries)
  const id = await writeTree(target, [...media.values()])
  const folder = { mode: FOLDER_MODE, name: MEDIA_FOLDER, id }
  return writeTree(target, [...entries.filter(({ name }) => name !== MEDIA_FOLDER), folder])
}

function writeTree(
  { gitDirectory, batch }: SnapshotTarget,
  entries: readonly ParsedEntry[],
): Promise<string> {
  const tree = entries.map(({ mode, name, id }) => ({
    mode: mode.padStart(6, '0'),
    path: name,
    oid: id,
    type: typeOf(mode),
  }))
  return git.writeTree({ fs: batch.fs, gitdir: gitDirectory, tree })
}

function typeOf(mode: string): 'blob' | 'tree' | 'commit' {
  if (mode === FOLDER_MODE) return 'tree'
  return mode === '160000' ? 'commit' : 'blob'
}

function isFile({ mode }: ParsedEntry): boolean {
  return isFileMode(mode)
}
