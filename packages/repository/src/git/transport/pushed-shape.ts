import { isMediaName } from '../../names.ts'
import type { CatFile } from '../objects/cat-file.ts'
import { isFileMode, parseTree } from '../../objects/object-formats.ts'
import type { ParsedEntry } from '../../objects/object-formats.ts'
import { FOLDER_MODE, MEDIA_FOLDER, TEXT_NAME } from '../snapshot.ts'
import type { ObjectKind, StoredObject } from '../../objects/stored-object.ts'
import { RefusedPush } from './refused-push.ts'

/** The files of a pushed commit. */
export type PushedShape = { readonly text: ParsedEntry; readonly media: readonly ParsedEntry[] }

// A tree of our shape has a file and a folder of pictures.
const MAX_TREE_BYTES = 1_000_000

/** A page is one text and a flat folder of media; anything else is refused by its path. */
export async function readShape(
  reader: CatFile,
  tree: string,
  commit: string,
): Promise<PushedShape> {
  const root = parseTree((await expectObject(reader, tree, { kind: 'tree', commit })).bytes)
  const text = root.find(({ name }) => name === TEXT_NAME)
  const folder = root.find(({ name }) => name === MEDIA_FOLDER)
  const odd = root.find((entry) => entry !== text && entry !== folder)
  if (odd !== undefined) throw new RefusedPush('path', odd.name)
  if (text === undefined) throw new RefusedPush('no-text', commit)
  if (!isFileMode(text.mode)) throw new RefusedPush('path', TEXT_NAME)
  if (folder === undefined) return { text, media: [] }
  if (folder.mode !== FOLDER_MODE) throw new RefusedPush('path', MEDIA_FOLDER)
  const media = parseTree((await expectObject(reader, folder.id, { kind: 'tree', commit })).bytes)
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

/** An object that a pushed commit is made of. Throws `RefusedPush` where it is not there. */
export async function expectObject(
  reader: CatFile,
  id: string,
  { kind, commit }: { readonly kind: ObjectKind; readonly commit: string },
): Promise<StoredObject> {
  const object = await reader.read(id)
  if (object?.kind !== kind) throw new RefusedPush('not-a-revision', commit)
  if (kind === 'tree' && object.bytes.length > MAX_TREE_BYTES) {
    throw new RefusedPush('tree-too-large', id)
  }
  return object
}
