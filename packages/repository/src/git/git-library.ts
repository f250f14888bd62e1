import type { Kysely } from 'kysely'
import { createCommitIndex, toReadOnly } from '../commit-index/commit-index.ts'
import { migrateRepository } from '../commit-index/migrations.ts'
import type { RepositoryTables } from '../commit-index/tables.ts'
import { parseLineageId } from '@forkshop/domain'
import type { LineageId, PageId } from '@forkshop/domain'
import { RepositoryError } from '../error.ts'
import type { Library, PageMeta } from '../library.ts'
import { createKeyedQueue } from '../queue.ts'
import { checkLibrary } from './check-library.ts'
import { makeFolderDurably, namesIn } from './durable-files.ts'
import { isGitThere } from './git-process.ts'
import { createHousekeeping } from './housekeeping/housekeeping.ts'
import type { Housekeeping } from './housekeeping/housekeeping.ts'
import type { LibraryStore } from './library-store.ts'
import { locate } from './library-store.ts'
import { createLookAround, tidyLineage } from './look-around.ts'
import { createImporter } from './import/importer.ts'
import type { GitImporter } from './import/importer.ts'
import { createLineageIndex } from './lineage-index.ts'
import { createLineageRepositories, lineageNameOf } from './lineage-repository.ts'
import { createObjectReader } from './objects/object-reader.ts'
import { createPageCreation } from './page-creation.ts'
import { createPageRuns } from './page-runs.ts'
import { createPageDecisions } from './page-decisions.ts'
import { createPageReader } from './page-reader.ts'
import { createProposals } from './proposals.ts'
import { createReleases } from './releases.ts'
import { createRevisionWriter } from './revision-writer.ts'
import { writePlainRepository } from './plain-repository.ts'
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
  /**
   * Leaves everything as it is found, for a library that somebody else may be serving: nothing is
   * removed, and the index is neither brought up to date nor written to. Only read from it.
   */
  readonly asFound?: boolean
  /**
   * Age from which a temporary file counts as left by a crash (two minutes), and a lock of a ref that
   * nobody here holds (ten seconds at most).
   */
  readonly staleLockMs?: number
}

/** A library in git, with what only this adapter has. */
export type GitLibrary = Library & {
  /** How repositories are put in order; null where there is no git program. */
  readonly housekeeping: Housekeeping | null
  /** How git clients reach pages; null where there is no git program. */
  readonly transport: GitTransport | null
  /** Brings histories from elsewhere in; null where there is no git program. */
  readonly importer: GitImporter | null
  /** The bare repository of a page, in which its id is the git namespace; null when unknown. */
  gitDirectory(page: PageId): Promise<string | null>
  /** Reads into the index what somebody else did to a page's refs, after a push through git. */
  refresh(page: PageId): Promise<void>
  /**
   * Writes a page into a new folder as a bare repository without namespaces: `main`, tags, and
   * proposals as branches `proposals/<n>`. Throws `unknown-page`, and `no-git` without a git program.
   */
  writePlainRepository(page: PageId, target: string): Promise<void>
  /**
   * Goes through the lineages that nobody has asked for since the library was opened, and removes what a
   * crash left there. Each is brought up to date anyway before it is read; ends early when the library closes.
   */
  tidy(): Promise<void>
  /** Throws the derived index away and makes it again from git alone. */
  rebuildIndex(): Promise<void>
}

const STALE_LOCK_MS = 120_000
const STALE_REF_LOCK_MS = 10_000
// A page that two hundred people publish at once; each waits for a few synced writes.
const MAX_WAITING_PER_PAGE = 256
const PAGES_AT_ONCE = 500

/**
 * Opens a library: brings the index tables up to date and reads lineages that it does not know. All others
 * are compared with their refs when they are first asked for, so that to open takes as long for many as for
 * few. One process at a time may hold a directory.
 */
export async function gitLibrary(options: GitLibraryOptions): Promise<GitLibrary> {
  const { directory, database, staleLockMs = STALE_LOCK_MS, asFound = false } = options
  if (!asFound) await makeFolderDurably(directory)
  await migrateRepository(database)
  const gitBinary = await findGit(options.gitBinary)
  const reader = createObjectReader(gitBinary)
  const stored = createCommitIndex(database)
  const index = asFound ? toReadOnly(stored) : stored
  const present = asFound ? [] : await listLineages(directory)
  const known = asFound ? [] : await index.lineages()
  const { unseen, fresh, vanished } = compareLineages(present, known)
  const store: LibraryStore = {
    reader,
    index,
    lineages: createLineageIndex(index, reader, unseen),
    repositories: createLineageRepositories(directory, {
      staleMs: Math.min(staleLockMs, STALE_REF_LOCK_MS),
      openedAtMs: Date.now(),
      held: new Set(),
    }),
    queue: createKeyedQueue(MAX_WAITING_PER_PAGE),
    places: new Map(),
    heads: new Map(),
  }
  for (const lineage of vanished) await index.drop(lineage)
  // Made just before a crash, or put there by somebody.
  for (const lineage of fresh) {
    store.lineages.forget(store.repositories(lineage))
    await tidyLineage(store, lineage, staleLockMs)
  }
  const around = createLookAround(store, unseen, staleLockMs)

  const pageReader = createPageReader(store)
  return {
    ...pageReader,
    ...createPageCreation(store),
    ...createPageRuns(store),
    ...createPageDecisions(store),
    ...createRevisionWriter(store),
    ...createReleases(store),
    ...createProposals(store),
    housekeeping:
      gitBinary === null
        ? null
        : createHousekeeping({
            gitBinary,
            repositories: store.repositories,
            lineages: () => listLineages(directory),
          }),
    transport: gitBinary === null ? null : createTransport(store, gitBinary),
    importer: gitBinary === null ? null : createImporter(store, gitBinary, around.catchUp),
    async *pages() {
      await around.catchUp()
      let after = ''
      for (;;) {
        const some = await index.pagesAfter(after, PAGES_AT_ONCE)
        for (const { page, lineage } of some) {
          const meta = await readableMeta(pageReader, page)
          if (meta !== null) yield { page, lineage, meta }
          after = page
        }
        if (some.length < PAGES_AT_ONCE) return
      }
    },
    async check() {
      await around.catchUp()
      const lineages = await listLineages(directory)
      return checkLibrary(store, { lineages, gitBinary })
    },
    tidy: around.tidy,
    async close() {
      await around.stop()
      await store.queue.close()
      await reader.close()
    },
    async gitDirectory(page) {
      return (await locate(store, page))?.gitDirectory ?? null
    },
    async writePlainRepository(page, target) {
      if (gitBinary === null) throw new RepositoryError('no-git')
      await writePlainRepository(store, gitBinary, { page, target })
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
      const { vanished } = compareLineages(await listLineages(directory), await index.lineages())
      for (const lineage of vanished) await index.drop(lineage)
      store.places.clear()
      store.heads.clear()
    },
  }
}

/** The meta of a page; null also where git cannot read it, which `check` tells. */
async function readableMeta(
  reader: Pick<Library, 'readMeta'>,
  page: PageId,
): Promise<PageMeta | null> {
  try {
    return await reader.readMeta(page)
  } catch (error) {
    if (error instanceof RepositoryError && error.code === 'repository-corrupt') return null
    throw error
  }
}

type Lineages = { readonly [K in 'unseen' | 'fresh' | 'vanished']: readonly LineageId[] }

/** Lineages that the folder and the index have, and those that only one of them has. */
function compareLineages(present: readonly LineageId[], known: readonly LineageId[]): Lineages {
  const [here, there] = [new Set(present), new Set(known)]
  return {
    unseen: present.filter((lineage) => there.has(lineage)),
    fresh: present.filter((lineage) => !there.has(lineage)),
    vanished: known.filter((lineage) => !here.has(lineage)),
  }
}

async function findGit(gitBinary: string | null = 'git'): Promise<string | null> {
  return gitBinary !== null && (await isGitThere(gitBinary)) ? gitBinary : null
}

async function listLineages(directory: string): Promise<readonly LineageId[]> {
  const names = (await namesIn(directory)).map(lineageNameOf).filter((name) => name !== null)
  return names.map(parseLineageId).filter((id) => id !== null)
}
