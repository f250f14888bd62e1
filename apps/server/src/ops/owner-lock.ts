import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

const ownerSchema = z.object({
  pid: z.number().int().positive(),
  /** When the process started, as the system counts it; tells it from a later one with its number. */
  processStart: z.string().nullable(),
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
  | { readonly kind: 'held'; readonly owner: Owner | null }

/** How often a lock that changes hands under our eyes is looked at again. */
const ATTEMPTS = 5

/**
 * Takes `owner.lock` in a data folder, so that one process at a time writes there. A lock whose
 * process is gone, as after `kill -9`, is taken over.
 */
export function lockDataFolder(dataDirectory: string, now: Date): LockOutcome {
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 })
  const file = path.join(dataDirectory, 'owner.lock')
  const owner: Owner = {
    pid: process.pid,
    processStart: processStartOf(process.pid),
    since: now.toISOString(),
    key: randomBytes(32).toString('base64url'),
    address: null,
  }
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (tryCreate(file, owner)) return { kind: 'locked', lock: toLock(file, owner) }
    const holder = readOwner(file)
    if (holder.kind === 'held' && isAlive(holder.owner)) return holder
    if (holder.kind !== 'absent') takeAway(file, holder.text)
  }
  const holder = readOwner(file)
  return { kind: 'held', owner: holder.kind === 'held' ? holder.owner : null }
}

/** The owner of a data folder that is alive; null when nobody is. */
export function readLiveOwner(dataDirectory: string): Owner | null {
  const holder = readOwner(path.join(dataDirectory, 'owner.lock'))
  return holder.kind === 'held' && isAlive(holder.owner) ? holder.owner : null
}

function toLock(file: string, owner: Owner): OwnerLock {
  const isOurs = (): boolean => {
    const holder = readOwner(file)
    return holder.kind === 'held' && holder.owner.key === owner.key
  }
  return {
    owner,
    publish(address) {
      if (!isOurs()) return
      const temporary = `${file}.${owner.key.slice(0, 8)}.tmp`
      writeFileSync(temporary, JSON.stringify({ ...owner, address }), { mode: 0o600 })
      renameSync(temporary, file)
    },
    release() {
      if (isOurs()) rmSync(file, { force: true })
    },
  }
}

/** Makes the lock with its content in one step: nobody ever sees half of it. */
function tryCreate(file: string, owner: Owner): boolean {
  const temporary = `${file}.${owner.key.slice(0, 8)}.tmp`
  writeFileSync(temporary, JSON.stringify(owner), { mode: 0o600 })
  try {
    linkSync(temporary, file)
    return true
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false
    throw error
  } finally {
    rmSync(temporary, { force: true })
  }
}

type Holder =
  | { readonly kind: 'absent' }
  | { readonly kind: 'broken'; readonly text: string }
  | { readonly kind: 'held'; readonly owner: Owner; readonly text: string }

function readOwner(file: string): Holder {
  const text = readIfThere(file)
  if (text === null) return { kind: 'absent' }
  const owner = ownerSchema.safeParse(parseJson(text))
  return owner.success ? { kind: 'held', owner: owner.data, text } : { kind: 'broken', text }
}

/** Moves a stale lock aside; when another process was faster and it is theirs, puts it back. */
function takeAway(file: string, stale: string): void {
  const aside = `${file}.${randomBytes(6).toString('hex')}.stale`
  try {
    renameSync(file, aside)
  } catch (error) {
    if (isCode(error, 'ENOENT')) return
    throw error
  }
  if (readIfThere(aside) !== stale) {
    try {
      linkSync(aside, file)
    } catch (error) {
      if (!isCode(error, 'EEXIST')) throw error
    }
  }
  rmSync(aside, { force: true })
}

function isAlive(owner: Owner): boolean {
  try {
    process.kill(owner.pid, 0)
  } catch (error) {
    if (isCode(error, 'ESRCH')) return false
  }
  return owner.processStart === null || owner.processStart === processStartOf(owner.pid)
}

/** Start time of a process in clock ticks since boot, with the boot it belongs to; Linux only. */
function processStartOf(pid: number): string | null {
  const stat = readIfThere(`/proc/${pid}/stat`)
  const boot = readIfThere('/proc/sys/kernel/random/boot_id')
  // The name in brackets may hold anything; the fields after it do not.
  const start = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
  return start === undefined ? null : `${boot?.trim() ?? ''}/${start}`
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (isCode(error, 'ENOENT') || isCode(error, 'ESRCH')) return null
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

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
