import { randomUUID } from 'node:crypto'
import * as fsp from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** A file to be written; its folder is made when it is missing. */
export type NewFile = { readonly path: string; readonly data: string | Uint8Array }

// git's own prefix: it takes none of these for an object, and drops them when it prunes (fsck.c,
// prune.c).
const TEMPORARY_PREFIX = 'tmp_obj_'

/**
 * Writes files whole or not at all, on disk when it resolves: each beside its place first, and into place
 * once all are synced. They are read-only, as git makes its objects.
 */
export async function writeFilesDurably(files: readonly NewFile[]): Promise<void> {
  const pending: { readonly temporary: string; readonly path: string }[] = []
  const madeIn = new Set<string>()
  const write = async ({ path, data }: NewFile): Promise<void> => {
    const { temporary, file } = await openTemporary(dirname(path), madeIn)
    pending.push({ temporary, path })
    try {
      await file.writeFile(data)
      await file.datasync()
    } finally {
      await file.close()
    }
  }
  try {
    // All at once: the file system joins concurrent syncs in one journal commit.
    await allOf(files.map(write))
    await allOf(pending.map(({ temporary, path }) => fsp.rename(temporary, path)))
  } catch (cause) {
    await Promise.all(pending.map(({ temporary }) => fsp.rm(temporary, { force: true })))
    throw cause
  }
  const folders = new Set([...madeIn, ...pending.map(({ path }) => dirname(path))])
  await allOf([...folders].map(syncFolder))
}

/** Writes one file whole or not at all, on disk when it resolves. */
export function writeFileDurably(path: string, data: string | Uint8Array): Promise<void> {
  return writeFilesDurably([{ path, data }])
}

/** Waits for all of them, also where one fails. */
async function allOf(work: readonly Promise<void>[]): Promise<void> {
  for (const one of await Promise.allSettled(work)) if (one.status === 'rejected') throw one.reason
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
  const temporary = join(folder, TEMPORARY_PREFIX + randomUUID())
  // Made whether it is there or not: most folders of objects are not, and a failure costs more.
  const open = async (): Promise<fsp.FileHandle> => {
    const first = await fsp.mkdir(folder, { recursive: true })
    if (first !== undefined) madeIn.add(dirname(first))
    return fsp.open(temporary, 'wx', 0o444)
  }
  try {
    return { temporary, file: await open() }
  } catch (error) {
    // git takes away a folder that packing left empty.
    if (!hasCode(error, 'ENOENT')) throw error
    return { temporary, file: await open() }
  }
}
