import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { mkdir, open, readdir, type FileHandle } from 'node:fs/promises'
import path from 'node:path'
import { syncFolder } from '@forkshop/repository'
import type { ManifestFile } from './manifest.ts'

/** Files copied at once: each waits for its own bytes to reach the disk. */
const AT_ONCE = 16

/**
 * Copies files below one folder to below another, on disk when it resolves but for the names in
 * their folders (`syncFolders`). Answers what was copied; a file that is gone meanwhile is left out.
 */
export async function copyFiles(
  from: string,
  to: string,
  paths: readonly string[],
): Promise<readonly ManifestFile[]> {
  const copied: ManifestFile[] = []
  const waiting = [...paths]
  const work = async (): Promise<void> => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const file = await copyFile(from, to, next)
      if (file !== null) copied.push(file)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return copied
}

/** The bytes of a file in sum; null when there is no such file, or something else in its place. */
export async function readSum(file: string): Promise<Omit<ManifestFile, 'path'> | null> {
  const source = await openPlain(file)
  if (source === null) return null
  try {
    return await pass(source, async () => {})
  } finally {
    await source.close()
  }
}

/** Puts the names of all that is below a folder on disk, its own content included. */
export async function syncFolders(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) await syncFolders(path.join(folder, entry.name))
  }
  await syncFolder(folder)
}

/** A file that is not a link; null for anything else. */
async function openPlain(file: string): Promise<FileHandle | null> {
  try {
    const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW)
    if ((await handle.stat()).isFile()) return handle
    await handle.close()
    return null
  } catch (error) {
    if (error instanceof Error && 'code' in error) {
      if (error.code === 'ENOENT' || error.code === 'ELOOP' || error.code === 'ENOTDIR') return null
    }
    throw error
  }
}

async function copyFile(from: string, to: string, name: string): Promise<ManifestFile | null> {
  const source = await openPlain(path.join(from, name))
  if (source === null) return null
  try {
    const place = path.join(to, name)
    await mkdir(path.dirname(place), { recursive: true, mode: 0o700 })
    const target = await open(place, 'wx', 0o600)
    try {
      const sum = await pass(source, async (chunk) => {
        await target.writeFile(chunk)
      })
      await target.datasync()
      return { path: name, ...sum }
    } finally {
      await target.close()
    }
  } finally {
    await source.close()
  }
}

async function pass(
  source: FileHandle,
  take: (chunk: Uint8Array) => Promise<void>,
): Promise<Omit<ManifestFile, 'path'>> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of source.createReadStream({ autoClose: false })) {
    const part: unknown = chunk
    if (!(part instanceof Uint8Array)) throw new TypeError('a file is read as bytes')
    hash.update(part)
    bytes += part.length
    await take(part)
  }
  return { bytes, sha256: hash.digest('hex') }
}
