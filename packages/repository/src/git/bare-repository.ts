import type { Dirent } from 'node:fs'
import * as fsp from 'node:fs/promises'
import { join } from 'node:path'
import { hasCode, makeFoldersDurably, writeFileDurably } from './durable-files.ts'

/**
 * The `config` of every lineage. Nothing in it comes from a user: hooks stay empty and git packs only
 * when we ask for it.
 */
export const LINEAGE_CONFIG = `[core]
\trepositoryformatversion = 0
\tfilemode = true
\tbare = true
\thooksPath = /dev/null
[gc]
\tauto = 0
[receive]
\tautogc = false
\tfsckObjects = true
[transfer]
\tfsckObjects = true
`

const FOLDERS = ['objects/info', 'objects/pack', 'refs/heads', 'refs/tags']
const EMPTY_FILES: ReadonlySet<string> = new Set(['config', 'HEAD'])
const HEAD = 'ref: refs/heads/main\n'

/** Makes an empty bare repository that stock git accepts; one that is there already stays. */
export async function makeBareRepository(gitDirectory: string): Promise<void> {
  await makeFoldersDurably(FOLDERS.map((folder) => join(gitDirectory, folder)))
  await writeWhenMissing(join(gitDirectory, 'config'), LINEAGE_CONFIG)
  // Last: git takes a folder for a repository once it has a HEAD.
  await writeWhenMissing(join(gitDirectory, 'HEAD'), HEAD)
}

/** The same without waiting for the disk: nobody may rely on it before its files are synced. */
export async function draftBareRepository(gitDirectory: string): Promise<void> {
  for (const folder of FOLDERS) await fsp.mkdir(join(gitDirectory, folder), { recursive: true })
  await fsp.writeFile(join(gitDirectory, 'config'), LINEAGE_CONFIG)
  await fsp.writeFile(join(gitDirectory, 'HEAD'), HEAD)
}

/**
 * Removes temporary files (ours and git's own begin with `tmp_`), the quarantines of pushes and lock
 * files that are older than `olderThanMs`: what a crash left. Younger ones may belong to a git
 * command that is still running. A repository that holds nothing goes altogether.
 */
export async function removeLeftovers(
  gitDirectory: string,
  olderThanMs: number,
): Promise<'kept' | 'gone'> {
  const entries = await fsp.readdir(gitDirectory, { recursive: true, withFileTypes: true })
  if (entries.every(isNothing)) {
    await fsp.rm(gitDirectory, { recursive: true, force: true })
    return 'gone'
  }
  for (const entry of entries) {
    if (!entry.name.startsWith('tmp_') && !isLock(entry)) continue
    await removeWhenOld(join(entry.parentPath, entry.name), olderThanMs)
  }
  return 'kept'
}

/** Removes lock files older than `olderThanMs`, which git would stop at, in a library in use. */
export async function removeStaleLocks(gitDirectory: string, olderThanMs: number): Promise<void> {
  const entries = await fsp.readdir(gitDirectory, { recursive: true, withFileTypes: true })
  for (const entry of entries.filter(isLock)) {
    await removeWhenOld(join(entry.parentPath, entry.name), olderThanMs)
  }
}

function isLock(entry: Dirent): boolean {
  return entry.isFile() && entry.name.endsWith('.lock')
}

/** Removes a repository that holds nothing, as its making left it when it was cut short. */
export async function removeUnmade(gitDirectory: string): Promise<void> {
  try {
    const entries = await fsp.readdir(gitDirectory, { recursive: true, withFileTypes: true })
    if (entries.every(isNothing)) await fsp.rm(gitDirectory, { recursive: true, force: true })
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error
  }
}

/** Neither an object nor a ref. */
function isNothing(entry: Dirent): boolean {
  return !entry.isFile() || EMPTY_FILES.has(entry.name) || entry.name.startsWith('tmp_')
}

async function writeWhenMissing(path: string, text: string): Promise<void> {
  try {
    await fsp.access(path)
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error
    await writeFileDurably(path, text)
  }
}

async function removeWhenOld(path: string, olderThanMs: number): Promise<void> {
  try {
    const { mtimeMs } = await fsp.stat(path)
    if (Date.now() - mtimeMs > olderThanMs) await fsp.rm(path, { recursive: true, force: true })
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error
  }
}
