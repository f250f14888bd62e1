import { randomBytes } from 'node:crypto'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { ForkshopError } from '@forkshop/domain'
import { LINEAGE_CONFIG, syncFolder } from '@forkshop/repository'
import { isEmptyOrMissing } from '../../base/disk/new-folder.ts'
import { LOCK_FILE, lockDataFolder } from '../../base/disk/owner-lock.ts'
import { copyFiles, readSum, syncFolders } from './copy-files.ts'
import { listLineageFolders } from './library-files.ts'
import { readManifest, type Manifest, type ManifestFile, type ManifestOutcome } from './manifest.ts'

export type RestoreOutcome =
  | { readonly kind: 'restored'; readonly manifest: Manifest }
  | Exclude<ManifestOutcome, { readonly kind: 'manifest' }>
  /** Files that are not what the manifest says, by their paths. */
  | { readonly kind: 'damaged'; readonly paths: readonly string[] }
  | { readonly kind: 'not-empty' }
  /** Somebody else is using the data folder. */
  | { readonly kind: 'held' }

/**
 * Puts a backup into a data folder that is empty or missing, once every file of it is what the
 * manifest says; `then` works on the restored library before anybody else may. What is refused
 * leaves nothing.
 */
export async function restoreLibrary(
  {
    backup,
    dataDirectory,
    tell,
  }: {
    readonly backup: string
    readonly dataDirectory: string
    readonly tell: (done: number, count: number) => void
  },
  then: (manifest: Manifest) => Promise<void>,
): Promise<RestoreOutcome> {
  const read = await readManifest(backup)
  if (read.kind !== 'manifest') return read
  const { manifest } = read
  const paths = await findDamaged(backup, manifest.files, tell)
  if (paths.length > 0) return { kind: 'damaged', paths }
  if (!(await isEmptyOrMissing(dataDirectory))) return { kind: 'not-empty' }
  const outcome = lockDataFolder(dataDirectory, new Date())
  if (outcome.kind === 'held') return { kind: 'held' }
  try {
    await placeFiles(backup, dataDirectory, manifest.files)
  } catch (error) {
    outcome.lock.release()
    // So that it can be tried again.
    await rm(path.join(dataDirectory, LOCK_FILE), { force: true })
    throw error
  }
  try {
    await then(manifest)
    return { kind: 'restored', manifest }
  } finally {
    outcome.lock.release()
  }
}

/** Files that are missing or other than the manifest says, by name. */
async function findDamaged(
  backup: string,
  files: readonly ManifestFile[],
  tell: (done: number, count: number) => void,
): Promise<readonly string[]> {
  const damaged: string[] = []
  for (const [index, { path: name, bytes, sha256 }] of files.entries()) {
    tell(index, files.length)
    const sum = await readSum(path.join(backup, name))
    if (sum?.bytes !== bytes || sum.sha256 !== sha256) damaged.push(name)
  }
  return damaged
}

/** Copies everything beside its place and moves it there at the end, the records last. */
async function placeFiles(
  backup: string,
  dataDirectory: string,
  files: readonly ManifestFile[],
): Promise<void> {
  const temporary = path.join(dataDirectory, `restoring-${randomBytes(4).toString('hex')}.tmp`)
  await mkdir(temporary, { mode: 0o700 })
  try {
    const paths = files.map((file) => file.path)
    requireSame(files, await copyFiles(backup, temporary, paths))
    await writeConfigs(temporary)
    await syncFolders(temporary)
    const places = [...new Set(files.map((file) => file.path.split('/')[0] ?? ''))]
    // A folder of git histories without records can be seen for what it is: half of a restore.
    const last = places.toSorted((a, b) => Number(a.includes('.')) - Number(b.includes('.')))
    for (const name of last) {
      await rename(path.join(temporary, name), path.join(dataDirectory, name))
    }
  } finally {
    await rm(temporary, { recursive: true, force: true })
  }
  await syncFolder(dataDirectory)
}

/** git obeys the settings of a repository: those of a backup are not believed. */
async function writeConfigs(folder: string): Promise<void> {
  for (const name of await listLineageFolders(folder)) {
    const file = path.join(folder, 'lineages', name, 'config')
    await writeFile(file, LINEAGE_CONFIG, { flush: true })
  }
}

/** The files were what they should be a moment ago: somebody is changing the backup. */
function requireSame(files: readonly ManifestFile[], copied: readonly ManifestFile[]): void {
  const sums = new Map(copied.map((file) => [file.path, file.sha256]))
  const changed = files.find((file) => sums.get(file.path) !== file.sha256)
  if (changed !== undefined) throw new ForkshopError('backup-changed', { file: changed.path })
}
