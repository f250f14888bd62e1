import * as fsp from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { RepositoryError } from '../error.ts'
import { expectRevisionId } from '../names.ts'
import { hasCode, makeFolderDurably, syncFolder, writeFileDurably } from './durable-files.ts'
import { createPackedRefs } from './packed-refs.ts'
import type { PackedRefs } from './packed-refs.ts'
import { fullName, isContentRef, NAMESPACES, parseFullName } from './ref-names.ts'
import type { PageRef } from './ref-names.ts'

/** What became of a move: `stale` tells where the ref stands instead. */
export type MoveOutcome =
  | { readonly kind: 'moved' }
  | { readonly kind: 'stale'; readonly current: string | null }

/** A ref with the object it names. */
type ListedRef = { readonly ref: PageRef; readonly object: string }

/** The refs of one bare repository, moved by compare-and-swap under git's own lock files. */
export type RefStore = {
  /** The object a ref names, null when there is no such ref. */
  readonly read: (ref: PageRef) => Promise<string | null>
  /**
   * Moves a ref from `from` (null: it must not exist) to `to`; on disk when it resolves. Waits for
   * the lock of another writer and throws `locked` when that one does not let go.
   */
  readonly move: (ref: PageRef, from: string | null, to: string) => Promise<MoveOutcome>
  /** Points a symbolic ref at another ref of the same page. */
  readonly point: (ref: PageRef, target: PageRef) => Promise<void>
  /** Every main line, release and proposal of every page. */
  readonly listContent: () => Promise<readonly ListedRef[]>
}

/** When a lock file counts as left by a crash. */
export type LockPatience = {
  /** Age at which any lock does. */
  readonly staleMs: number
  /** A lock from before this time (milliseconds since 1970) does within seconds: see `isStale`. */
  readonly openedAtMs: number
}

const LOCK_WAIT_MS = 5_000
const EARLIER_LOCK_MS = 2_000

/** The refs of a git directory. */
export function createRefStore(gitDirectory: string, patience: LockPatience): RefStore {
  const packed = createPackedRefs(gitDirectory)
  const read = (name: string): Promise<string | null> => readRef(gitDirectory, packed, name)

  return {
    read: (ref) => read(fullName(ref)),
    async move(ref, from, to) {
      const name = fullName(ref)
      const path = join(gitDirectory, name)
      const lock = await takeLock(`${path}.lock`, patience)
      let held = true
      try {
        const current = await read(name)
        if (current !== from) return { kind: 'stale', current }
        await lock.writeFile(`${expectRevisionId(to)}\n`)
        await lock.datasync()
        await lock.close()
        await fsp.rename(`${path}.lock`, path)
        held = false
        await syncFolder(dirname(path))
        return { kind: 'moved' }
      } finally {
        await lock.close()
        if (held) await fsp.rm(`${path}.lock`, { force: true })
      }
    },
    async point(ref, target) {
      const path = join(gitDirectory, fullName(ref))
      await makeFolderDurably(dirname(path))
      await writeFileDurably(path, `ref: ${fullName(target)}\n`)
    },
    async listContent() {
      // Packed ones second: git packs a ref before it deletes the loose file, so none is missed.
      const loose = await listLoose(gitDirectory)
      const all = new Map((await packed.list(NAMESPACES)).map(({ name, object }) => [name, object]))
      for (const { name, object } of loose) all.set(name, object)
      return [...all].flatMap(([name, object]) => {
        const ref = parseFullName(name)
        return ref !== null && isContentRef(ref) ? [{ ref, object }] : []
      })
    },
  }
}

async function readRef(
  gitDirectory: string,
  packed: PackedRefs,
  name: string,
): Promise<string | null> {
  const loose = await readLoose(join(gitDirectory, name))
  return loose ?? packed.find(name)
}

async function readLoose(path: string): Promise<string | null> {
  try {
    return expectRevisionId((await fsp.readFile(path, 'latin1')).trim())
  } catch (error) {
    if (hasCode(error, 'ENOENT') || hasCode(error, 'EISDIR')) return null
    throw error
  }
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
 * A lock from before the library was opened is most likely its own from before a crash: git holds
 * one for milliseconds. So the page that was being written then is not closed for minutes.
 */
async function isStale(path: string, { staleMs, openedAtMs }: LockPatience): Promise<boolean> {
  try {
    const { mtimeMs } = await fsp.stat(path)
    const ageMs = Date.now() - mtimeMs
    return ageMs > staleMs || (mtimeMs < openedAtMs && ageMs > EARLIER_LOCK_MS)
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false
    throw error
  }
}

async function listLoose(gitDirectory: string): Promise<{ name: string; object: string }[]> {
  const found: { name: string; object: string }[] = []
  const root = join(gitDirectory, NAMESPACES)
  for (const page of await namesIn(root)) {
    for (const kind of await namesIn(join(root, page, 'refs'))) {
      for (const leaf of await namesIn(join(root, page, 'refs', kind))) {
        if (leaf.endsWith('.lock')) continue
        const name = `${NAMESPACES}${page}/refs/${kind}/${leaf}`
        const object = await readLoose(join(gitDirectory, name))
        if (object !== null) found.push({ name, object })
      }
    }
  }
  return found
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await fsp.readdir(folder)
  } catch (error) {
    if (hasCode(error, 'ENOENT') || hasCode(error, 'ENOTDIR')) return []
    throw error
  }
}
