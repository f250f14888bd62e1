import { rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import type { Log } from '../log.ts'
import { MAX_JOURNAL_PAGES, type JournalThread } from './journal-thread.ts'

/**
 * Bytes that can be made again, kept in a file for after a restart: by owner (what they were made of goes
 * with it) and name. Whatever happens to the file, what is in it is only missing.
 */
export type KeptOnDisk = {
  get(owner: string, name: string): Uint8Array | undefined
  set(owner: string, name: string, bytes: Uint8Array): void
  /** Forgets all of an owner. */
  drop(owner: string): void
  /** Bytes of all values together. */
  size(): number
  close(): void
}

export type KeptOnDiskTerms = {
  /** The file; null to keep nothing beyond this process. */
  readonly file: string | null
  /** What made the values: those of another version are forgotten. */
  readonly version: number
  /** What was unused longest goes when there would be more, in bytes. */
  readonly maxBytes: number
  readonly clock: () => Date
  readonly log: Pick<Log, 'warn'>
  /** Does work once whoever asked has been answered: a moment later, unless it is given. */
  readonly later?: (work: () => void) => void
  /** Writes the journal of the file back; without it, who writes does when it is long. */
  readonly journals?: JournalThread
}

/**
 * Opens the file when it is first needed. What is to be kept waits in memory, where it is found, and is written
 * afterwards in one go: nobody who waits for an answer waits for the file. A crash loses what waited.
 */
export function keptOnDisk(terms: KeptOnDiskTerms): KeptOnDisk {
  let opened: Opened | null = null
  /** Without it every answer is one that nothing was kept. */
  let isBroken = false
  const attempt = <Value>(work: (kept: Opened) => Value, otherwise: Value): Value => {
    if (isBroken) return otherwise
    try {
      opened ??= open(terms)
      return work(opened)
    } catch (error) {
      terms.log.warn({ err: error }, 'what was kept of texts cannot be used, and is made anew')
      isBroken = opened === null
      // On a full disk, or beside another process, only this one answer is missing.
      if (!isDamage(error)) return otherwise
      opened?.database.close()
      opened = null
      forget(terms)
      return otherwise
    }
  }
  const today = (): number => Math.floor(terms.clock().getTime() / DAY_MS)
  /** What is not written yet, by owner and name. */
  const waiting = new Map<string, Map<string, Uint8Array>>()
  let waitingBytes = 0
  const { file, journals } = terms
  const grown = file === null ? undefined : journals?.keep(file, { every: 1 })
  const write = (): void => {
    if (waiting.size === 0) return
    attempt(
      (kept) => writeAll(kept, waiting, { day: today(), maxBytes: terms.maxBytes }),
      undefined,
    )
    waiting.clear()
    waitingBytes = 0
    grown?.()
  }
  const later = terms.later ?? ((work) => void setTimeout(work, LATER_MS).unref())
  return {
    get: (owner, name) =>
      waiting.get(owner)?.get(name) ??
      attempt((kept) => {
        const row = kept.get.get(owner, name)
        if (row === undefined) return undefined
        if (row['used'] !== today()) kept.use.run(today(), owner, name)
        return row['bytes'] instanceof Uint8Array ? row['bytes'] : undefined
      }, undefined),
    set(owner, name, bytes) {
      if (isBroken || bytes.length > terms.maxBytes / 4) return
      const isFirst = waiting.size === 0
      const ofOwner = waiting.get(owner) ?? new Map<string, Uint8Array>()
      waitingBytes += bytes.length - (ofOwner.get(name)?.length ?? 0)
      waiting.set(owner, ofOwner.set(name, bytes))
      if (waitingBytes > MAX_WAITING_BYTES) write()
      else if (isFirst) later(write)
    },
    drop(owner) {
      for (const bytes of waiting.get(owner)?.values() ?? []) waitingBytes -= bytes.length
      waiting.delete(owner)
      attempt((kept) => void kept.drop.run(owner), undefined)
    },
    size() {
      write()
      return attempt((kept) => Number(kept.size.get()?.['size'] ?? 0), 0)
    },
    close() {
      write()
      opened?.database.close()
      opened = null
      isBroken = true
    },
  }
}

const DAY_MS = 24 * 60 * 60 * 1000
/** Long enough for a page to be drawn of what was just made. */
const LATER_MS = 500
/** What waits is written at once beyond this. */
const MAX_WAITING_BYTES = 8 * 1024 * 1024
/** Writes between two looks whether there is too much. */
const SWEEP_WRITES = 64

type Opened = ReturnType<typeof open>
type ByOwner = ReadonlyMap<string, ReadonlyMap<string, Uint8Array>>

/** Writes in one transaction; a failure leaves nothing of it. */
function writeAll(
  kept: Opened,
  values: ByOwner,
  { day, maxBytes }: { readonly day: number; readonly maxBytes: number },
): void {
  const sweepsBefore = Math.floor(kept.writes / SWEEP_WRITES)
  kept.database.exec('BEGIN IMMEDIATE')
  try {
    for (const [owner, byName] of values) {
      for (const [name, bytes] of byName) kept.set.run(owner, name, bytes, day)
      kept.writes += byName.size
    }
    // Seldom, since it looks at every row.
    if (Math.floor(kept.writes / SWEEP_WRITES) > sweepsBefore) kept.sweep.run(maxBytes)
    kept.database.exec('COMMIT')
  } catch (error) {
    if (kept.database.isTransaction) kept.database.exec('ROLLBACK')
    throw error
  }
}

function open({ file, version }: KeptOnDiskTerms) {
  const database = new DatabaseSync(file ?? ':memory:')
  // A power cut may take the last values, never the file.
  database.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=0;')
  database.exec(`PRAGMA wal_autocheckpoint=${MAX_JOURNAL_PAGES}`)
  const found = database.prepare('PRAGMA user_version').get()?.['user_version']
  if (found !== version) database.exec('DROP TABLE IF EXISTS kept')
  database.exec(`
    CREATE TABLE IF NOT EXISTS kept (
      id INTEGER PRIMARY KEY, owner TEXT NOT NULL, name TEXT NOT NULL, used INTEGER NOT NULL,
      size INTEGER NOT NULL, bytes BLOB NOT NULL, UNIQUE (owner, name));
    PRAGMA user_version = ${version};`)
  const prepare = (text: string) => database.prepare(text)
  return {
    database,
    writes: 0,
    get: prepare('SELECT bytes, used FROM kept WHERE owner = ? AND name = ?'),
    use: prepare('UPDATE kept SET used = ? WHERE owner = ? AND name = ?'),
    set: prepare(
      `INSERT INTO kept (owner, name, bytes, size, used) VALUES (?1, ?2, ?3, length(?3), ?4)
       ON CONFLICT (owner, name) DO UPDATE SET bytes = ?3, size = length(?3), used = ?4`,
    ),
    drop: prepare('DELETE FROM kept WHERE owner = ?'),
    size: prepare('SELECT sum(size) AS size FROM kept'),
    sweep: prepare(
      `DELETE FROM kept WHERE id IN (
         SELECT id FROM (SELECT id, sum(size) OVER (ORDER BY used DESC, id DESC) AS sum FROM kept)
         WHERE sum > ?)`,
    ),
  }
}

/** SQLITE_CORRUPT (11), SQLITE_NOTADB (26) and their extended codes: https://www.sqlite.org/rescode.html */
function isDamage(error: unknown): boolean {
  if (!(error instanceof Error) || !('errcode' in error)) return false
  const { errcode } = error
  return typeof errcode === 'number' && [11, 26].includes(errcode & 0xff)
}

function forget({ file }: KeptOnDiskTerms): void {
  if (file === null) return
  for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true })
}
