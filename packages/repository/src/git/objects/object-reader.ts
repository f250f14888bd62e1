import { LRUCache } from 'lru-cache'
import { RepositoryError } from '../../error.ts'
import { createCatFilePool } from './cat-file.ts'
import { readLooseObject } from './loose-object.ts'
import type { NewObject } from '../../objects/new-object.ts'
import { isFileMode, parseCommit, parseTree } from '../../objects/object-formats.ts'
import { createPackedObjects } from './packed-objects.ts'
import type { ObjectKind, StoredObject } from '../../objects/stored-object.ts'

/** Reads objects of bare repositories, whichever way they are stored. */
export type ObjectReader = {
  /** Null when there is no such object. The bytes are shared: copy before handing them out. */
  readonly find: (gitDirectory: string, id: string) => Promise<StoredObject | null>
  /** The content; throws `corrupt` when it is missing or of another kind. */
  readonly expect: (gitDirectory: string, id: string, kind: ObjectKind) => Promise<Uint8Array>
  /**
   * The bytes of a file at the root of a commit; null where there is none, and for links and
   * folders. They are shared: copy before handing them out.
   */
  readonly findFile: (
    gitDirectory: string,
    commit: string,
    name: string,
  ) => Promise<Uint8Array | null>
  /** Takes note of objects that were just written: who wrote a page reads it next. */
  readonly keep: (gitDirectory: string, objects: Iterable<NewObject>) => void
  readonly close: () => Promise<void>
}

const MAX_CACHED_BYTES = 32 * 1024 * 1024
// Most texts, and few pictures.
const MAX_KEPT_BYTES = 256 * 1024
// Node's own cost of a small Buffer and its entry.
const ENTRY_BYTES = 256

/** A reader with a cache of its own; without git, packs are read by isomorphic-git in a thread. */
export function createObjectReader(gitBinary: string | null): ObjectReader {
  const cache = new LRUCache<string, StoredObject>({
    maxSize: MAX_CACHED_BYTES,
    sizeCalculation: ({ bytes }) => bytes.length + ENTRY_BYTES,
  })
  const pool = gitBinary === null ? null : createCatFilePool(gitBinary)
  const packed = pool ?? createPackedObjects()

  const find = async (gitDirectory: string, id: string): Promise<StoredObject | null> => {
    // An id stands for the same bytes in every repository, but not every repository has it.
    const key = `${gitDirectory} ${id}`
    const cached = cache.get(key)
    if (cached !== undefined) return cached
    const object =
      (await readLooseObject(gitDirectory, id)) ?? (await packed.read(gitDirectory, id))
    if (object !== null) cache.set(key, object)
    return object
  }

  const expect: ObjectReader['expect'] = async (gitDirectory, id, kind) => {
    const object = await find(gitDirectory, id)
    if (object?.kind !== kind) {
      throw new RepositoryError('corrupt', { object: id, expected: kind, found: object?.kind })
    }
    return object.bytes
  }

  const entryOf = (tree: Uint8Array, name: string) =>
    parseTree(tree).find((entry) => entry.name === name && isFileMode(entry.mode))

  return {
    find,
    expect,
    async findFile(gitDirectory, commit, name) {
      const key = `${gitDirectory} ${commit}:${name}`
      const cached = cache.get(key)
      if (cached !== undefined) return cached.bytes
      if (!pool?.isOpen(gitDirectory)) {
        const { tree } = parseCommit(await expect(gitDirectory, commit, 'commit'))
        const entry = entryOf(await expect(gitDirectory, tree, 'tree'), name)
        return entry === undefined ? null : expect(gitDirectory, entry.id, 'blob')
      }
      // Asked for at once: one way there and back in place of three.
      const [tree, file] = await Promise.all([
        pool.read(gitDirectory, `${commit}^{tree}`),
        pool.read(gitDirectory, `${commit}:${name}`),
      ])
      if (tree?.kind !== 'tree') throw new RepositoryError('corrupt', { object: commit })
      if (entryOf(tree.bytes, name) === undefined) return null
      if (file?.kind !== 'blob')
        throw new RepositoryError('corrupt', { object: commit, file: name })
      cache.set(key, file)
      return file.bytes
    },
    keep(gitDirectory, objects) {
      for (const { id, kind, bytes } of objects) {
        if (bytes.length <= MAX_KEPT_BYTES) cache.set(`${gitDirectory} ${id}`, { kind, bytes })
      }
    },
    async close() {
      cache.clear()
      await packed.close()
    },
  }
}
