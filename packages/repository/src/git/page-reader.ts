import { parseRevisionId } from '@forkshop/domain'
import { toHistoryLimit } from '../history-limit.ts'
import type { Library, PageRevision } from '../library.ts'
import { isReachable, expectRevision, locate, openPage, openRevision } from './library-store.ts'
import type { LibraryStore } from './library-store.ts'
import { parsePageMeta } from '../page-meta.ts'
import { parseCommit, parseTree } from '../objects/object-formats.ts'
import type { ParsedEntry } from '../objects/object-formats.ts'
import { mainRef, metaRef } from './refs/ref-names.ts'
import { mediaNames, mediaObject, readSnapshot, TEXT_NAME } from './snapshot.ts'
import type { Snapshot } from './snapshot.ts'

type PageReader = Pick<
  Library,
  | 'head'
  | 'readText'
  | 'readBytes'
  | 'readMedia'
  | 'listMedia'
  | 'revision'
  | 'revisions'
  | 'history'
  | 'mergeBase'
  | 'aheadBehind'
  | 'readMeta'
>

/** The reading half of a git library. */
export function createPageReader(store: LibraryStore): PageReader {
  const readObject = async (
    at: PageRevision,
    choose: (snapshot: Snapshot) => string | null,
  ): Promise<Uint8Array | null> => {
    const found = await openRevision(store, at)
    if (found === null) return null
    const { gitDirectory } = found.repository
    const id = choose(await readSnapshot(store.reader, gitDirectory, at.revision))
    return id === null ? null : store.reader.expect(gitDirectory, id, 'blob')
  }
  const readText = async (at: PageRevision): Promise<Uint8Array | null> => {
    const found = await openRevision(store, at)
    if (found === null) return null
    return store.reader.findFile(found.repository.gitDirectory, at.revision, TEXT_NAME)
  }
  const revisions: PageReader['revisions'] = async (page, ids) => {
    const opened = await Promise.all(ids.map((revision) => openRevision(store, { page, revision })))
    const found = opened.find((one) => one !== null)
    const known = ids.filter((_, at) => opened[at] !== null)
    return found ? store.index.revisions(found.repository.id, known) : []
  }

  return {
    async head(page) {
      const object = await (await locate(store, page))?.refs.read(mainRef(page))
      return object ? parseRevisionId(object) : null
    },
    async readText(page, revision) {
      const bytes = await readText({ page, revision })
      return bytes && new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
    },
    async readBytes(page, revision) {
      return toOwn(await readText({ page, revision }))
    },
    async readMedia(page, revision, name) {
      const bytes = await readObject({ page, revision }, (snapshot) => mediaObject(snapshot, name))
      return toOwn(bytes)
    },
    async listMedia(page, revision) {
      const found = await openRevision(store, { page, revision })
      if (found === null) return []
      const { gitDirectory } = found.repository
      return mediaNames(await readSnapshot(store.reader, gitDirectory, revision))
    },
    async revision(page, id) {
      return (await revisions(page, [id]))[0] ?? null
    },
    revisions,
    async history(page, { from, limit, cursor }) {
      const found = await openPage(store, page)
      const start = cursor === undefined ? (from ?? found?.head) : parseRevisionId(cursor)
      if (!found || !start || !(await isReachable(store, found, start))) {
        return { items: [], nextCursor: null }
      }
      const line = found.graph.firstParents(start, toHistoryLimit(limit) + 1)
      const shown = line.slice(0, toHistoryLimit(limit))
      const items = await store.index.revisions(found.repository.id, shown)
      return { items, nextCursor: line[shown.length] ?? null }
    },
    async mergeBase(a, b) {
      const left = await openRevision(store, a)
      const right = await openRevision(store, b)
      if (left === null || right === null || left.repository !== right.repository) return null
      return right.graph.mergeBase(a.revision, b.revision)
    },
    async aheadBehind(a, b) {
      const left = await expectRevision(store, a)
      const right = await expectRevision(store, b)
      if (left.repository !== right.repository) {
        const ahead = left.graph.countAll(a.revision)
        return { ahead, behind: right.graph.countAll(b.revision) }
      }
      const { onlyA, onlyB } = right.graph.countApart(a.revision, b.revision)
      return { ahead: onlyA, behind: onlyB }
    },
    async readMeta(page) {
      const repository = await locate(store, page)
      const commit = await repository?.refs.read(metaRef(page))
      if (!repository || !commit) return null
      return parsePageMeta(await readMetaText(store.reader, repository.gitDirectory, commit))
    },
  }
}

/** A copy: the bytes of a reader are shared, and `slice` of a Buffer shares them again. */
function toOwn(bytes: Uint8Array | null): Uint8Array | null {
  return bytes && new Uint8Array(bytes)
}

/** What `page.json` holds at a commit of `refs/meta/page`; '' when it is not there. */
export function readMetaText(
  reader: LibraryStore['reader'],
  gitDirectory: string,
  commit: string,
): Promise<string> {
  return readFileAt(reader, gitDirectory, { commit, name: 'page.json' })
}

/** What a file at the top of a commit holds; '' when it is not there. */
export async function readFileAt(
  reader: LibraryStore['reader'],
  gitDirectory: string,
  { commit, name: wanted }: { readonly commit: string; readonly name: string },
): Promise<string> {
  const entry = (await filesAt(reader, gitDirectory, commit)).find(({ name }) => name === wanted)
  if (entry === undefined) return ''
  return new TextDecoder().decode(await reader.expect(gitDirectory, entry.id, 'blob'))
}

/** What stands at the top of a commit. */
export async function filesAt(
  reader: LibraryStore['reader'],
  gitDirectory: string,
  commit: string,
): Promise<readonly ParsedEntry[]> {
  const { tree } = parseCommit(await reader.expect(gitDirectory, commit, 'commit'))
  return parseTree(await reader.expect(gitDirectory, tree, 'tree'))
}
