import { readdir } from 'node:fs/promises'
import type { Kysely } from 'kysely'
import { createCommitIndex } from '../commit-index/commit-index.ts'
import { migrateRepository } from '../commit-index/migrations.ts'
import type { RepositoryTables } from '../commit-index/tables.ts'
import { parseLineageId } from '@forkshop/domain'
import type { LineageId, PageId } from '@forkshop/domain'
import type { Library } from '../library.ts'
import { createKeyedQueue } from '../queue.ts'
import { removeLeftovers } from './bare-repository.ts'
import { checkLibrary } from './check-library.ts'
import { makeFolderDurably } from './durable-files.ts'
import { isGitThere } from './git-process.ts'
import type { LibraryStore } from './library-store.ts'
import { locate } from './library-store.ts'
import { createLineageIndex } from './lineage-index.ts'
import { createLineageRepositories, lineageNameOf } from './lineage-repository.ts'
import { createObjectReader } from './object-reader.ts'
import { createPageCreation } from './page-creation.ts'
import { createPageReader } from './page-reader.ts'
import { createReleases } from './releases.ts'
import { createRevisionWriter } from './revision-writer.ts'
import { createTransport } from './transport/transport.ts'
import type { GitTransport } from './transport/transport.ts'

/** Where a git library keeps its things. */
export type GitLibraryOptions = {
  /** The folder that holds one bare repository per lineage; made when missing. */
  readonly directory: string
  /** The connection for the derived index; stays open when the library closes. */
  readonly database: Kysely<RepositoryTables>
  /** The git to read packs with (`git`); null to do without. One that cannot start is left out. */
  readonly gitBinary?: string | null
  /** Age from which a lock or temporary file counts as left by a crash (two minutes). */
  readonly staleLockMs?: number
}

/** A library in git, with what only this adapter has. */
export type GitLibrary = Library & {
  /** How git clients reach pages; null where there is no git program. */
  readonly transport: GitTransport | null
  /** The bare repository of a page, in which its id is the git namespace; null when unknown. */
  gitDirectory(page: PageId): Promise<string | null>
  /** Reads into the index what somebody else did to a page's refs, after a push through git. */
  refresh(page: PageId): Promise<void>
  /** Throws the derived index away and makes it again from git alone. */
  rebuildIndex(): Promise<void>
}

const STALE_LOCK_MS = 120_000
// A page that two hundred people publish at once; each waits for a few synced writes.
const MAX_WAITING_PER_PAGE = 256
const PAGES_AT_ONCE = 500

/**
 * Opens a library: brings the index tables up to date, removes what a crash left behind, and reads
 * into the index what its refs have and it has not. One process at a time may hold a directory.
 */
export async function gitLibrary(options: GitLibraryOptions): Promise<GitLibrary> {
  const { directory, database, staleLockMs = STALE_LOCK_MS } = options
  await makeFolderDurably(directory)
  await migrateRepository(database)
  const gitBinary = await findGit(options.gitBinary)
  const reader = createObjectReader(gitBinary)
  const index = createCommitIndex(database)
  const store: LibraryStore = {
    reader,
    index,
    lineages: createLineageIndex(index, reader),
    repositories: createLineageRepositories(directory, {
      staleMs: staleLockMs,
      openedAtMs: Date.now(),
    }),
    queue: createKeyedQueue(MAX_WAITING_PER_PAGE),
    places: new Map(),
  }
  for (const lineage of await listLineages(directory)) {
    const repository = store.repositories(lineage)
    await removeLeftovers(repository.gitDirectory, staleLockMs)
    await store.lineages.sync(repository)
  }
  await dropVanished(store, await listLineages(directory))

  const pageReader = createPageReader(store)
  return {
    ...pageReader,
    ...createPageCreation(store),
    ...createRevisionWriter(store),
    ...createReleases(store),
    transport: gitBinary === null ? null : createTransport(store, gitBinary),
    async *pages() {
      let after = ''
      for (;;) {
        const some = await index.pagesAfter(after, PAGES_AT_ONCE)
        for (const { page, lineage } of some) {
          const meta = await pageReader.readMeta(page)
          if (meta !== null) yield { page, lineage, meta }
          after = page
        }
        if (some.length < PAGES_AT_ONCE) return
      }
    },
    async check() {
      const lineages = await listLineages(directory)
      return checkLibrary(store, { lineages, gitBinary, readMeta: pageReader.readMeta })
    },
    async close() {
      await store.queue.close()
      await reader.close()
    },
    async gitDirectory(page) {
      return (await locate(store, page))?.gitDirectory ?? null
    },
    async refresh(page) {
      const repository = await locate(store, page)
      if (repository !== null) await store.lineages.sync(repository)
    },
    async rebuildIndex() {
      for (const lineage of await listLineages(directory)) {
        const repository = store.repositories(lineage)
        await index.drop(lineage)
        store.lineages.forget(repository)
        await store.lineages.sync(repository)
      }
      await dropVanished(store, await listLineages(directory))
      store.places.clear()
    },
  }
}

async function findGit(gitBinary: string | null = 'git'): Promise<string | null> {
  return gitBinary !== null && (await isGitThere(gitBinary)) ? gitBinary : null
}

async function listLineages(directory: string): Promise<readonly LineageId[]> {
  const names = (await readdir(directory)).map(lineageNameOf).filter((name) => name !== null)
  return names.map(parseLineageId).filter((id) => id !== null)
}

/** Drops index rows of lineages whose folders were taken away. */
async function dropVanished({ index }: LibraryStore, present: readonly LineageId[]): Promise<void> {
  for (const lineage of await index.lineages()) {
    if (!present.includes(lineage)) await index.drop(lineage)
  }
}
