import { hasCode } from '@forkshop/repository'
import type { Dirent } from 'node:fs'
import { readdir } from 'node:fs/promises'
import path from 'node:path'

/** Folders of lineages, `<id>.git`. */
export async function listLineageFolders(dataDirectory: string): Promise<readonly string[]> {
  const entries = await entriesIn(path.join(dataDirectory, 'lineages'))
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
}

/**
 * The refs of a bare repository and what git needs beside them, in the order in which they have to
 * be read: git packs a ref before it deletes the loose one, so that none is missed.
 */
export async function listRefFiles(gitDirectory: string): Promise<readonly string[]> {
  const loose = await filesBelow(gitDirectory, 'refs')
  return [...loose, 'packed-refs', 'HEAD', 'config', 'unverified-authors']
}

/** The objects of a bare repository; read after the refs, so that whatever these name is there. */
export async function listObjectFiles(gitDirectory: string): Promise<readonly string[]> {
  const objects = await filesBelow(gitDirectory, 'objects', (name) => name !== 'pack')
  // Packs last: an object is in one before its own file goes.
  return [...objects, ...(await filesBelow(gitDirectory, path.posix.join('objects', 'pack')))]
}

/** Pictures that wait for a text. */
export function listMediaFiles(dataDirectory: string): Promise<readonly string[]> {
  return filesBelow(dataDirectory, 'media')
}

/** Photographs that people sent. */
export function listPhotographFiles(dataDirectory: string): Promise<readonly string[]> {
  return filesBelow(dataDirectory, 'photographs')
}

/** Imports that are being brought in: a start after a crash needs what they brought. */
export async function listImportFiles(dataDirectory: string): Promise<readonly string[]> {
  const files: string[] = []
  for (const { name } of await entriesIn(path.join(dataDirectory, 'imports'))) {
    const below = await filesBelow(dataDirectory, `imports/${name}`)
    if (below.includes(`imports/${name}/manifest.json`)) files.push(...below)
  }
  return files
}

/** Files below a folder by their paths from `root`, without what is being written. */
async function filesBelow(
  root: string,
  folder: string,
  isWanted: (name: string) => boolean = () => true,
): Promise<readonly string[]> {
  const files: string[] = []
  for (const entry of await entriesIn(path.join(root, folder))) {
    if (isUnfinished(entry.name) || !isWanted(entry.name)) continue
    const name = `${folder}/${entry.name}`
    if (entry.isDirectory()) files.push(...(await filesBelow(root, name)))
    else if (entry.isFile()) files.push(name)
  }
  return files
}

/** Our temporary files, git's (`tmp_obj_…`, quarantines) and lock files. */
function isUnfinished(name: string): boolean {
  return name.startsWith('tmp_') || name.endsWith('.tmp') || name.endsWith('.lock')
}

async function entriesIn(folder: string): Promise<readonly Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true })
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return []
    throw error
  }
}
