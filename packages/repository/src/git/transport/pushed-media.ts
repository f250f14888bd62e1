import type { RevisionId } from '@forkshop/domain'
import type { Media } from '../../library.ts'
import { parseCommit, parseTree } from '../../objects/object-formats.ts'
import type { ParsedEntry } from '../../objects/object-formats.ts'
import { FOLDER_MODE, MEDIA_FOLDER } from '../snapshot.ts'
import { expectObject } from './pushed-shape.ts'
import type { PushLimits, PushSource } from './push-source.ts'
import { RefusedPush } from './refused-push.ts'

/** A file that a push puts into a page; `blob` is its id in git. */
export type PushedMedia = Media & { readonly blob: string }

/** Looks at the media of pushed revisions, parents first. */
export type MediaReader = {
  /** Those that no parent has under the same name. Throws `RefusedPush` for more than a page may hold. */
  readonly readNew: (revision: {
    readonly id: RevisionId
    readonly parents: readonly RevisionId[]
    readonly entries: readonly ParsedEntry[]
  }) => Promise<readonly PushedMedia[]>
}

/** A reader for one push. */
export function createMediaReader(
  { objects, reader }: Pick<PushSource, 'objects' | 'reader'>,
  { fileBytes, pageBytes, files }: PushLimits,
): MediaReader {
  const known = new Map<string, readonly ParsedEntry[]>()
  const sizes = new Map<string, number>()

  const entriesOf = async (commit: string): Promise<readonly ParsedEntry[]> => {
    const before = known.get(commit)
    if (before !== undefined) return before
    const object = await reader.read(commit)
    if (object?.kind !== 'commit') return []
    const of = { kind: 'tree' as const, commit }
    const root = parseTree((await expectObject(reader, parseCommit(object.bytes).tree, of)).bytes)
    const folder = root.find(({ name, mode }) => name === MEDIA_FOLDER && mode === FOLDER_MODE)
    const entries =
      folder === undefined ? [] : parseTree((await expectObject(reader, folder.id, of)).bytes)
    known.set(commit, entries)
    return entries
  }

  const sizeOf = async (blob: string, commit: string): Promise<number> => {
    const size =
      objects.get(blob)?.bytes ??
      sizes.get(blob) ??
      (await expectObject(reader, blob, { kind: 'blob', commit })).bytes.length
    sizes.set(blob, size)
    return size
  }

  return {
    async readNew({ id, parents, entries }) {
      const before = new Set<string>()
      for (const parent of parents) {
        for (const entry of await entriesOf(parent)) before.add(`${entry.id} ${entry.name}`)
      }
      known.set(id, entries)
      const fresh = entries.filter((entry) => !before.has(`${entry.id} ${entry.name}`))
      if (fresh.length === 0) return []
      if (entries.length > files) throw new RefusedPush('too-many-files', String(files))
      let total = 0
      for (const { id: blob, name } of entries) {
        const size = await sizeOf(blob, id)
        if (size > fileBytes) throw new RefusedPush('too-large', `${MEDIA_FOLDER}/${name}`)
        total += size
        if (total > pageBytes) throw new RefusedPush('page-full', id)
      }
      const media: PushedMedia[] = []
      for (const { id: blob, name } of fresh) {
        const { bytes } = await expectObject(reader, blob, { kind: 'blob', commit: id })
        media.push({ name, blob, bytes })
      }
      return media
    },
  }
}
