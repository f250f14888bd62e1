import { randomBytes } from 'node:crypto'
import * as fsp from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Files written together: whole or absent each, all on disk when `flush` resolves. */
export type WriteBatch = {
  /** The file system to hand to isomorphic-git: it writes to temporary files until `flush`. */
  readonly fs: { readonly promises: typeof fsp }
  /** Syncs every file, then renames them into place and syncs their folders. */
  readonly flush: () => Promise<void>
  /** Drops what was not flushed. */
  readonly discard: () => Promise<void>
}

// git's own prefix: it takes none of these for an object, and drops them when it prunes (fsck.c,
// prune.c).
const TEMPORARY_PREFIX = 'tmp_obj_'

type Pending = { readonly temporary: string; readonly path: string; readonly file: fsp.FileHandle }

/** An empty batch. Files appear read-only, as git makes its objects. */
export function createWriteBatch(): WriteBatch {
  let pending: Pending[] = []
  const madeIn = new Set<string>()

  const writeFile: typeof fsp.writeFile = async (path, data) => {
    if (typeof path !== 'string') throw new TypeError('a batch writes to paths')
    const { temporary, file } = await openTemporary(dirname(path), madeIn)
    pending.push({ temporary, path, file })
    await file.writeFile(data)
  }

  const discard = async (): Promise<void> => {
    const dropped = pending
    pending = []
    for (const { temporary, file } of dropped) {
      await file.close().catch(() => undefined)
      await fsp.rm(temporary, { force: true })
    }
  }

  const flush = async (): Promise<void> => {
    try {
      // All at once: the file system joins concurrent syncs in one journal commit.
      await Promise.all(pending.map(({ file }) => file.datasync()))
      await Promise.all(pending.map(({ file }) => file.close()))
      await Promise.all(pending.map(({ temporary, path }) => fsp.rename(temporary, path)))
    } catch (cause) {
      await discard()
      throw cause
    }
    const folders = new Set([...madeIn, ...pending.map(({ path }) => dirname(path))])
    pending = []
    madeIn.clear()
    await Promise.all([...folders].map(syncFolder))
  }

  // isomorphic-git leaves an object alone that is there. Housekeeping may be about to take that one
  // away for its age, so it is written anew.
  const stat = (): Promise<never> =>
    Promise.reject(Object.assign(new Error('written anew'), { code: 'ENOENT' }))

  return { fs: { promises: { ...fsp, writeFile, stat } }, flush, discard }
}

/** Writes one file whole or not at all, on disk when it resolves. */
export async function writeFileDurably(path: string, data: string | Uint8Array): Promise<void> {
  const batch = createWriteBatch()
  try {
    await batch.fs.promises.writeFile(path, data)
    await batch.flush()
  } finally {
    await batch.discard()
  }
}

/** Makes a folder and those above it that are missing; all of them on disk when it resolves. */
export function makeFolderDurably(path: string): Promise<void> {
  return makeFoldersDurably([path])
}

/** The same for several; what they have above them in common is put on disk once. */
export async function makeFoldersDurably(paths: readonly string[]): Promise<void> {
  const changed = new Set<string>()
  for (const path of paths) {
    const first = await fsp.mkdir(path, { recursive: true })
    if (first === undefined) continue
    for (let folder = path; folder.length >= first.length; folder = dirname(folder)) {
      changed.add(dirname(folder))
    }
  }
  await Promise.all([...changed].map(syncFolder))
}

/**
 * Puts the names in a folder on disk: a rename alone does not. A folder that is gone has none to
 * keep: git takes away the ones that packing refs left empty.
 */
export async function syncFolder(path: string): Promise<void> {
  const folder = await openWhenThere(path)
  if (folder === null) return
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

/** What lies in a folder, in no order; nothing where there is no such folder. */
export async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await fsp.readdir(folder)
  } catch (error) {
    if (hasCode(error, 'ENOENT') || hasCode(error, 'ENOTDIR')) return []
    throw error
  }
}

/** Whether a failure of the file system has this code. */
export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}

async function openWhenThere(path: string): Promise<fsp.FileHandle | null> {
  try {
    return await fsp.open(path)
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null
    throw error
  }
}

async function openTemporary(
  folder: string,
  madeIn: Set<string>,
): Promise<{ temporary: string; file: fsp.FileHandle }> {
  const temporary = join(folder, TEMPORARY_PREFIX + randomBytes(8).toString('hex'))
  const open = (): Promise<fsp.FileHandle> => fsp.open(temporary, 'wx', 0o444)
  try {
    return { temporary, file: await open() }
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error
    const first = await fsp.mkdir(folder, { recursive: true })
    if (first !== undefined) madeIn.add(dirname(first))
    return { temporary, file: await open() }
  }
}
