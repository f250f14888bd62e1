import { open, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { syncFolder } from '../durable-files.ts'

/** Open files at once, far below what a system allows. */
const AT_ONCE = 64

/** Puts everything in a folder on disk, the folder itself included. */
export async function syncAll(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const folders = [folder]
  const files: string[] = []
  for (const entry of entries) {
    const into = entry.isDirectory() ? folders : files
    into.push(join(entry.parentPath, entry.name))
  }
  // All at once: the file system joins concurrent syncs in one journal commit.
  await inParallel(files, AT_ONCE, syncFile)
  await inParallel(folders, AT_ONCE, syncFolder)
}

/** Does some work for each item, so many at once; stops at the first failure. */
export async function inParallel<Item>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const rest = items.values()
  const hand = async (): Promise<void> => {
    for (const item of rest) await work(item)
  }
  await Promise.all(Array.from({ length: atOnce }, hand))
}

async function syncFile(path: string): Promise<void> {
  const file = await open(path)
  try {
    await file.datasync()
  } finally {
    await file.close()
  }
}
