import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** File in `dist` with the name of the build that servers start with. */
const CURRENT = 'current'
/** Folder of a build with one file for each server that runs on it, named by its process, whoever's that is. */
const USED_BY = 'used-by'
/** What a build that never ended has left is thrown away after this. */
const GIVEN_UP_MS = 3_600_000

/**
 * Makes the build of this name the one that servers start with; calls `make` with an empty folder when it is
 * not there. Builds under a running server stay as they are, those that nobody uses go.
 * @type {(dist: string, name: string, make: (folder: string) => Promise<void>) => Promise<void>}
 */
export const useBuild = async (dist, name, make) => {
  mkdirSync(dist, { recursive: true })
  const folder = path.join(dist, name)
  if (!existsSync(folder)) {
    const making = mkdtempSync(path.join(dist, 'making-'))
    try {
      await make(making)
      const users = path.join(making, USED_BY)
      mkdirSync(users)
      chmodSync(users, 0o1777)
      chmodSync(making, 0o755)
      moveOnce(making, folder)
    } finally {
      rmSync(making, { recursive: true, force: true })
    }
  }
  // where it is the one already, nothing is written: a checkout that is only read may be started from
  if (isCurrent(dist, name)) return
  const written = path.join(dist, `${CURRENT}-${process.pid}`)
  writeFileSync(written, name)
  renameSync(written, path.join(dist, CURRENT))
  removeUnused(dist)
}

/**
 * Whether the build of this name is there, and the one that servers start with.
 * @type {(dist: string, name: string) => boolean}
 */
export const isCurrent = (dist, name) => {
  const current = path.join(dist, CURRENT)
  return (
    existsSync(path.join(dist, name)) &&
    existsSync(current) &&
    readFileSync(current, 'utf8') === name
  )
}

/**
 * Keeps the folder of a build where it is until this process ends.
 * @type {(folder: string) => void}
 */
export const useUntilEnd = (folder) => {
  const used = path.join(folder, USED_BY, String(process.pid))
  try {
    writeFileSync(used, '')
  } catch {
    // nothing can be written there, and so nothing is built or removed
    return
  }
  process.once('exit', () => rmSync(used, { force: true }))
}

/**
 * Somebody else may have made the same build meanwhile: then theirs stays.
 * @type {(from: string, to: string) => void}
 */
const moveOnce = (from, to) => {
  try {
    renameSync(from, to)
  } catch (error) {
    if (!existsSync(to)) throw error
  }
}

/** @type {(dist: string) => void} */
const removeUnused = (dist) => {
  const current = readFileSync(path.join(dist, CURRENT), 'utf8')
  for (const entry of readdirSync(dist, { withFileTypes: true })) {
    const folder = path.join(dist, entry.name)
    if (!entry.isDirectory() || entry.name === current || isUsed(folder)) continue
    const isMade = !entry.name.startsWith('making-')
    if (isMade || Date.now() - statSync(folder).mtimeMs > GIVEN_UP_MS) {
      rmSync(folder, { recursive: true, force: true })
    }
  }
}

/** @type {(folder: string) => boolean} */
const isUsed = (folder) => {
  const users = path.join(folder, USED_BY)
  return existsSync(users) && readdirSync(users).some((user) => isRunning(Number(user)))
}

/** @type {(pid: number) => boolean} */
const isRunning = (pid) => {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // of another account: there all the same
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
