import { chmodSync, existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import path from 'node:path'

const GIBIBYTE = 1024 ** 3

/** A file system in memory, on Linux; a container often has one of 64 MB. */
const MEMORY = '/dev/shm'

/** Whether a run may write all that it makes into memory: it makes some hundred megabytes at a time. */
const hasMemory = (): boolean => {
  if (process.platform !== 'linux' || !existsSync(MEMORY)) return false
  const { bavail, bsize } = statfsSync(MEMORY)
  return bavail * bsize > 4 * GIBIBYTE && process.availableMemory() > 8 * GIBIBYTE
}

/**
 * Where the tests of this run, and all processes that they start, write: into memory where there is enough of it, since
 * git and SQLite wait for a disk after each of some ten thousand changes. A folder that the caller names is kept.
 */
export const writeToMemory = (): void => {
  if (process.env['TMPDIR'] !== undefined || !hasMemory()) return
  const folder = mkdtempSync(path.join(MEMORY, 'forkshop-tests-'))
  // a server that a test starts under another account goes through it to its own
  chmodSync(folder, 0o711)
  process.env['TMPDIR'] = folder
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
}

/**
 * Keeps what Node compiled for the processes and threads to come: to strip and compile the sources is most of the start
 * of a thread, and a third of that of a server. Entries go by the content of a file, so none is ever stale.
 */
export const keepCompiled = (root: string): void => {
  process.env['NODE_COMPILE_CACHE'] ??= path.join(root, 'node_modules/.cache/forkshop-tests')
}
