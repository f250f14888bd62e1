import { chmod, open, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { ForkshopError } from '@forkshop/domain'
import { askForMissingObjects } from '@forkshop/repository'
import { z } from 'zod'
import { copyRecords } from '../../records/database/copy-records.ts'
import { RECORDS_FILE } from '../../records/database/open-database.ts'
import type { Settings } from '../../base/settings.ts'
import { copyFiles, readSum, syncFolders } from './copy-files.ts'
import {
  listImportFiles,
  listLineageFolders,
  listMediaFiles,
  listObjectFiles,
  listPhotographFiles,
  listRefFiles,
} from './library-files.ts'
import {
  formatManifest,
  isLibraryFile,
  MANIFEST_FILE,
  type Manifest,
  type ManifestFile,
} from './manifest.ts'

/** A library that was copied, and what its own git folders lack. */
export type Copied = {
  readonly manifest: Omit<Manifest, 'kind' | 'format'>
  readonly problems: readonly string[]
}

/**
 * Copies a library that may be served meanwhile into an empty folder. The records come first, as
 * they are at one moment, then each lineage's refs, then its objects: so git has all that the
 * records and the refs name, and may be a moment ahead of the records, which a restore makes up for.
 */
export async function copyLibrary(
  { dataDirectory, databaseUrl }: Settings,
  folder: string,
  options: { readonly now: Date; readonly tell: (done: number, count: number) => void },
): Promise<Copied> {
  const files: ManifestFile[] = []
  const done = new Set<string>()
  const copy = async (paths: readonly string[]): Promise<boolean> => {
    const fresh = paths.filter((name) => isLibraryFile(name) && !done.has(name))
    const copied = await copyFiles(dataDirectory, folder, fresh)
    for (const file of copied) done.add(file.path)
    files.push(...copied)
    return copied.length === fresh.length
  }
  // Before the records and after them: a file may go, or come, with its row.
  const copyWaiting = async (): Promise<void> => {
    await copy(await listMediaFiles(dataDirectory))
    await copy(await listPhotographFiles(dataDirectory))
    await copy(await listImportFiles(dataDirectory))
  }
  await copyWaiting()
  const records = databaseUrl === null ? await copySqlite(dataDirectory, folder) : null
  if (records !== null) files.push(records.file)
  await copyWaiting()
  await copy(['secret'])
  const missingIn = await askForMissingObjects()
  const lineages = await listLineageFolders(dataDirectory)
  const problems: string[] = [...(records?.problems ?? [])]
  for (const [index, name] of lineages.entries()) {
    options.tell(index, lineages.length)
    await copyLineage(path.join(dataDirectory, 'lineages', name), `lineages/${name}`, copy)
    const missing = (await missingIn?.(path.join(folder, 'lineages', name))) ?? []
    problems.push(...missing.map((line) => `${name}: ${line}`))
  }
  const manifest: Copied['manifest'] = {
    made: options.now.toISOString(),
    records: records === null ? 'postgres' : 'sqlite',
    pages: records?.pages ?? null,
    accounts: records?.accounts ?? null,
    lineages: lineages.length,
    files: files.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
  }
  await writeFile(path.join(folder, MANIFEST_FILE), formatManifest(manifest), { flush: true })
  await syncFolders(folder)
  return { manifest, problems }
}

/** Times that objects are looked for again because git moved them into a pack meanwhile. */
const MAX_PASSES = 5

async function copyLineage(
  gitDirectory: string,
  prefix: string,
  copy: (paths: readonly string[]) => Promise<boolean>,
): Promise<void> {
  const below = (names: readonly string[]) => names.map((name) => `${prefix}/${name}`)
  // One after the other: a ref that is packed meanwhile is still found in the file of packed refs.
  for (const name of below(await listRefFiles(gitDirectory))) await copy([name])
  for (let pass = 0; pass < MAX_PASSES; pass += 1) {
    if (await copy(below(await listObjectFiles(gitDirectory)))) return
  }
}

const countSchema = z.object({ count: z.number() })
const checkSchema = z.object({ quick_check: z.string() })

async function copySqlite(dataDirectory: string, folder: string) {
  const file = path.join(folder, RECORDS_FILE)
  await copyRecords(path.join(dataDirectory, RECORDS_FILE), file)
  await chmod(file, 0o600)
  const told = lookInto(file)
  const handle = await open(file)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
  const sum = await readSum(file)
  if (sum === null) throw new ForkshopError('backup-lost', { file })
  return { ...told, file: { path: RECORDS_FILE, ...sum } }
}

/** Counts what the copy of the records holds, and leaves it one file without a log beside it. */
function lookInto(file: string) {
  const database = new DatabaseSync(file)
  try {
    database.exec('pragma journal_mode = delete')
    const count = (table: 'page' | 'user') =>
      countSchema.parse(database.prepare(`select count(*) as count from "${table}"`).get()).count
    const said = z.array(checkSchema).parse(database.prepare('pragma quick_check').all())
    const problems = said.map((row) => row.quick_check).filter((line) => line !== 'ok')
    return { pages: count('page'), accounts: count('user'), problems }
  } finally {
    database.close()
  }
}
