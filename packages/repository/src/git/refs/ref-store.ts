import * as fsp from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { PageId } from '@forkshop/domain'
import { expectRevisionId } from '../../names.ts'
import { hasCode, makeFoldersDurably, namesIn } from '../durable-files.ts'
import { holdFile, replaceFile } from './locked-file.ts'
import type { LockPatience } from './locked-file.ts'
import { createPackedRefs } from './packed-refs.ts'
import type { PackedRefs } from './packed-refs.ts'
import { fullName, isIndexedRef, mainRef, metaRef, NAMESPACES, parseFullName } from './ref-names.ts'
import type { PageRef } from './ref-names.ts'

/** What became of a move: `stale` tells where the ref stands instead. */
export type MoveOutcome =
  | { readonly kind: 'moved' }
  | { readonly kind: 'stale'; readonly current: string | null }

/** A ref with the object it has to name, null for none, and the one that it is to name. */
export type RefStep = {
  readonly ref: PageRef
  readonly from: string | null
  readonly to: string
}

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
  /**
   * Moves refs one after the other once all of `ready` has resolved; what they are to say is put on
   * disk meanwhile. None moves where one is stale, or when some of it fails, which is thrown then.
   */
  readonly moveInTurn: (
    moves: readonly RefStep[],
    ready: readonly Promise<unknown>[],
  ) => Promise<MoveOutcome>
  /** Makes the folders of a page's first refs, on disk when it resolves: saves time when they come. */
  readonly makeRoom: (page: PageId) => Promise<void>
  /** Points a symbolic ref at another ref of the same page. */
  readonly point: (ref: PageRef, target: PageRef) => Promise<void>
  /** Every main line, release and proposal of every page, and how they ended. */
  readonly listIndexed: () => Promise<readonly ListedRef[]>
}

/** The refs of a git directory. */
export function createRefStore(gitDirectory: string, patience: LockPatience): RefStore {
  const packed = createPackedRefs(gitDirectory)
  const read = (name: string): Promise<string | null> => readRef(gitDirectory, packed, name)

  const hold = ({ ref, from, to }: RefStep) => {
    const name = fullName(ref)
    const content = `${expectRevisionId(to)}\n`
    return holdFile<MoveOutcome>(join(gitDirectory, name), patience, async () => {
      const current = await read(name)
      return current === from
        ? { content, result: { kind: 'moved' } }
        : { content: null, result: { kind: 'stale', current } }
    })
  }

  return {
    read: (ref) => read(fullName(ref)),
    async move(ref, from, to) {
      const { held, result } = await hold({ ref, from, to })
      await held?.replace()
      return result
    },
    async moveInTurn(moves, ready) {
      const [parts, holds] = await Promise.all([
        Promise.allSettled(ready),
        Promise.allSettled(moves.map(hold)),
      ])
      const known = holds.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
      const failed = [...parts, ...holds].find((one) => one.status === 'rejected')
      const stale = known.find(({ result }) => result.kind === 'stale')
      const files = known.flatMap(({ held }) => held ?? [])
      try {
        if (failed !== undefined) throw failed.reason
        if (stale !== undefined) return stale.result
        for (let file = files.shift(); file !== undefined; file = files.shift()) {
          await file.replace()
        }
        return { kind: 'moved' }
      } finally {
        await Promise.all(files.map((file) => file.letGo()))
      }
    },
    async makeRoom(page) {
      const folders = [mainRef(page), metaRef(page)].map((ref) => dirname(fullName(ref)))
      await makeFoldersDurably(folders.map((folder) => join(gitDirectory, folder)))
    },
    point: (ref, target) =>
      replaceFile(join(gitDirectory, fullName(ref)), patience, async () => ({
        content: `ref: ${fullName(target)}\n`,
        result: undefined,
      })),
    async listIndexed() {
      // Packed ones second: git packs a ref before it deletes the loose file, so none is missed.
      const loose = await listLoose(gitDirectory)
      const all = new Map((await packed.list(NAMESPACES)).map(({ name, object }) => [name, object]))
      for (const { name, object } of loose) all.set(name, object)
      return [...all].flatMap(([name, object]) => {
        const ref = parseFullName(name)
        return ref !== null && isIndexedRef(ref) ? [{ ref, object }] : []
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
