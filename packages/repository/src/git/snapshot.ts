import type { Media } from '../library.ts'
import { FILE_MODE, isFileMode, parseCommit, parseTree } from '../objects/object-formats.ts'
import type { ParsedEntry } from '../objects/object-formats.ts'
import { toObject, toTree } from '../objects/new-object.ts'
import type { ObjectBatch } from './objects/object-batch.ts'
import type { ObjectReader } from './objects/object-reader.ts'

/** What one commit holds: the page's text, its media, and entries that a push brought along. */
export type Snapshot = {
  readonly text: ParsedEntry | null
  /** Entries of `media/` by name. */
  readonly media: ReadonlyMap<string, ParsedEntry>
  readonly others: readonly ParsedEntry[]
}

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

/** Adds text and media to the batch and answers what a commit of them would hold. */
export function changeSnapshot(
  batch: ObjectBatch,
  before: Snapshot | null,
  change: { readonly text: string; readonly media: readonly Media[] },
): Snapshot {
  const from = before ?? emptySnapshot
  const add = (name: string, mode: string, bytes: Uint8Array): ParsedEntry => ({
    mode,
    name,
    id: batch.add(toObject('blob', bytes)),
  })
  const text = add(TEXT_NAME, from.text?.mode ?? FILE_MODE, encoder.encode(change.text))
  const media = new Map(from.media)
  for (const { name, bytes } of change.media) media.set(name, add(name, FILE_MODE, bytes))
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

/** Adds the trees of a snapshot to the batch and answers the id of the root. */
export function addSnapshotTree(batch: ObjectBatch, { text, media, others }: Snapshot): string {
  const entries = [...others, ...(text === null ? [] : [text])]
  if (media.size === 0) return batch.add(toTree(entries))
  const id = batch.add(toTree([...media.values()]))
  const folder = { mode: FOLDER_MODE, name: MEDIA_FOLDER, id }
  return batch.add(toTree([...entries.filter(({ name }) => name !== MEDIA_FOLDER), folder]))
}

function isFile({ mode }: ParsedEntry): boolean {
  return isFileMode(mode)
}
