import { rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import type { Log } from '../log.ts'

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
}

/** Opens the file when it is first needed. */
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
  return {
    get: (owner, name) =>
      attempt((kept) => {
        const row = kept.get.get(owner, name)
        if (row === undefined) return undefined
        if (row['used'] !== today()) kept.use.run(today(), owner, name)
        return row['bytes'] instanceof Uint8Array ? row['bytes'] : undefined
      }, undefined),
    set(owner, name, bytes) {
      if (bytes.length > terms.maxBytes / 4) return
      attempt((kept) => {
        kept.set.run(owner, name, bytes, today())
        // Seldom, since it looks at every row.
        if (++kept.writes % SWEEP_WRITES === 0) kept.sweep.run(terms.maxBytes)
      }, undefined)
    },
    drop: (owner) => attempt((kept) => void kept.drop.run(owner), undefined),
    size: () => attempt((kept) => Number(kept.size.get()?.['size'] ?? 0), 0),
    close() {
      opened?.database.close()
      opened = null
      isBroken = true
    },
  }
}

const DAY_MS = 24 * 60 * 60 * 1000
/** Writes between two looks whether there is too much. */
const SWEEP_WRITES = 64

type Opened = ReturnType<typeof open>

function open({ file, version }: KeptOnDiskTerms) {
  const database = new DatabaseSync(file ?? ':memory:')
  // A power cut may take the last values, never the file.
  database.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=0;')
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
