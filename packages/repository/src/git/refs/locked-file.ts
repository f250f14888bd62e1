import * as fsp from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { RepositoryError } from '../../error.ts'
import { hasCode, makeFolderDurably, syncFolder } from '../durable-files.ts'

/** When a lock file counts as left by a crash. */
export type LockPatience = {
  /** Age at which one does that nobody here holds: git itself holds one for milliseconds. */
  readonly staleMs: number
  /** A lock from before this time (milliseconds since 1970) does within seconds: see `isStale`. */
  readonly openedAtMs: number
  /** Locks that are held here, by their paths: the disk may take its time. */
  readonly held: Set<string>
}

/** What to write into a locked file, null to leave it as it is. */
export type Decision<Result> = { readonly content: string | null; readonly result: Result }

const LOCK_WAIT_MS = 5_000
const EARLIER_LOCK_MS = 2_000

/** A locked file whose next content is on disk beside it. */
export type HeldFile = {
  /** Puts the content in place, on disk when it resolves, and lets go. */
  readonly replace: () => Promise<void>
  /** Leaves the file as it is. */
  readonly letGo: () => Promise<void>
}

/**
 * Decides while holding `<path>.lock`, git's own sign, and replaces the file whole; on disk when it
 * resolves. Waits for another holder and throws `locked` when that one does not let go.
 */
export async function replaceFile<Result>(
  path: string,
  patience: LockPatience,
  decide: () => Promise<Decision<Result>>,
): Promise<Result> {
  const { held, result } = await holdFile(path, patience, decide)
  await held?.replace()
  return result
}

/** The first half of it: `held` is null where the file stays as it is. */
export async function holdFile<Result>(
  path: string,
  patience: LockPatience,
  decide: () => Promise<Decision<Result>>,
): Promise<{ readonly held: HeldFile | null; readonly result: Result }> {
  const lockPath = `${path}.lock`
  const letGo = async (): Promise<void> => {
    patience.held.delete(lockPath)
    await fsp.rm(lockPath, { force: true })
  }
  const lock = await takeLock(lockPath, patience)
  patience.held.add(lockPath)
  try {
    const { content, result } = await decide()
    if (content !== null) {
      await lock.writeFile(content)
      await lock.datasync()
    }
    await lock.close()
    if (content !== null) {
      const put = (): Promise<void> =>
        replace(path, lockPath).finally(() => patience.held.delete(lockPath))
      return { held: { replace: put, letGo }, result }
    }
    await letGo()
    return { held: null, result }
  } catch (cause) {
    await lock.close()
    await letGo()
    throw cause
  }
}

async function replace(path: string, lockPath: string): Promise<void> {
  try {
    await fsp.rename(lockPath, path)
  } catch (cause) {
    await fsp.rm(lockPath, { force: true })
    throw cause
  }
  await syncFolder(dirname(path))
}

async function takeLock(path: string, patience: LockPatience): Promise<fsp.FileHandle> {
  const deadline = Date.now() + LOCK_WAIT_MS
  for (;;) {
    try {
      return await fsp.open(path, 'wx', 0o644)
    } catch (error) {
      // git removes folders that packing left empty, even while we are about to write there.
      if (hasCode(error, 'ENOENT')) await makeFolderDurably(dirname(path))
      else if (!hasCode(error, 'EEXIST')) throw error
      else if (await isStale(path, patience)) await fsp.rm(path, { force: true })
      else if (Date.now() > deadline) throw new RepositoryError('locked', { path }, error)
      else await wait(2 + Math.random() * 10)
    }
  }
}

/**
 * A lock from before the library was opened is most likely its own from before a crash. One from
 * the future was made before the clock was set back.
 */
async function isStale(
  path: string,
  { staleMs, openedAtMs, held }: LockPatience,
): Promise<boolean> {
  if (held.has(path)) return false
  try {
    const { mtimeMs } = await fsp.stat(path)
    const ageMs = Date.now() - mtimeMs
    return Math.abs(ageMs) > staleMs || (mtimeMs < openedAtMs && ageMs > EARLIER_LOCK_MS)
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false
    throw error
  }
}
