import { hasCode } from '@forkshop/repository'
import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'

const ownerSchema = z.object({
  pid: z.number().int().positive(),
  since: z.string(),
  /** Secret that commands on this machine show to the owner. */
  key: z.string(),
  /** Where the owner takes commands; null until it listens, or when it is a command itself. */
  address: z.string().nullable(),
})

/** Who owns a data folder. */
export type Owner = z.infer<typeof ownerSchema>

export type OwnerLock = {
  readonly owner: Owner
  /** Tells other commands where the owner listens. */
  readonly publish: (address: string) => void
  readonly release: () => void
}

export type LockOutcome =
  | { readonly kind: 'locked'; readonly lock: OwnerLock }
  /** `owner` is null while it has not said yet who it is. */
  | { readonly kind: 'held'; readonly owner: Owner | null }

/**
 * How long somebody else's try is waited for: of several who look at the same moment, each can be in
 * the way of the others for an instant, and then nobody would get the folder.
 */
const PATIENCE_MS = 300

/** The file in a data folder whose lock counts. */
export const LOCK_FILE = 'owner.lock.db'

/** What SQLite says of a lock that somebody else has (sqlite.org/rescode.html). */
const SQLITE_BUSY = 5

/**
 * Makes this process the one that writes in a data folder. What counts is a lock of the operating
 * system on `owner.lock.db`, which ends with its process, `kill -9` included: there is no stale lock
 * to be taken away, and so none that two take away at once. `owner.lock` only tells who the owner is.
 */
export function lockDataFolder(dataDirectory: string, now: Date): LockOutcome {
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 })
  const file = path.join(dataDirectory, 'owner.lock')
  const hold = tryHold(path.join(dataDirectory, LOCK_FILE))
  if (hold === null) return { kind: 'held', owner: readOwner(file) }
  const owner: Owner = {
    pid: process.pid,
    since: now.toISOString(),
    key: randomBytes(32).toString('base64url'),
    address: null,
  }
  writeOwner(file, owner)
  const release = (): void => {
    if (!hold.isOpen) return
    process.off('exit', release)
    // While it is still ours: afterwards it may tell of a later owner.
    rmSync(file, { force: true })
    hold.close()
  }
  // Also keeps `hold` from being collected, which would let go of the lock.
  process.on('exit', release)
  const publish = (address: string): void => writeOwner(file, { ...owner, address })
  return { kind: 'locked', lock: { owner, publish, release } }
}

/**
 * Holds a file through SQLite, whose locks work on every system; null when another process does.
 * Nothing else in this process may open the file: closing it would let go of the lock (fcntl(2)).
 */
function tryHold(file: string): DatabaseSync | null {
  const hold = new DatabaseSync(file, { timeout: PATIENCE_MS })
  try {
    hold.exec('BEGIN EXCLUSIVE')
    return hold
  } catch (error) {
    hold.close()
    if (error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY) return null
    throw error
  }
}

/** Writes it in one step: nobody ever sees half of it. */
function writeOwner(file: string, owner: Owner): void {
  const temporary = `${file}.tmp`
  writeFileSync(temporary, JSON.stringify(owner), { mode: 0o600 })
  renameSync(temporary, file)
}

function readOwner(file: string): Owner | null {
  const owner = ownerSchema.safeParse(parseJson(readIfThere(file)))
  return owner.success ? owner.data : null
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return ''
    throw error
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
