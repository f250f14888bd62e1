import type { CommitIndex } from '../commit-index/commit-index.ts'
import type { LineageId, PageId, RevisionId } from '@forkshop/domain'
import { RepositoryError } from '../error.ts'
import type { CommitGraph } from '../graph.ts'
import type { PageRevision } from '../library.ts'
import { checkId, expectRevisionId } from '../names.ts'
import type { KeyedQueue } from '../queue.ts'
import type { LineageIndex } from './lineage-index.ts'
import type { LineageRepositories, LineageRepository } from './lineage-repository.ts'
import type { ObjectReader } from './objects/object-reader.ts'
import { mainRef } from './refs/ref-names.ts'

/** What the methods of a git library share. */
export type LibraryStore = {
  readonly reader: ObjectReader
  readonly index: CommitIndex
  readonly lineages: LineageIndex
  readonly repositories: LineageRepositories
  /** One line of writes per page. */
  readonly queue: KeyedQueue
  /** Where pages are; filled as they are asked for. */
  readonly places: Map<PageId, LineageId>
  /** Heads of pages as they were seen last: what they lead to stays the page's. */
  readonly heads: Map<PageId, RevisionId>
}

/** A page found: its repository, its head and the commits of its lineage. */
export type OpenPage = {
  readonly page: PageId
  readonly repository: LineageRepository
  readonly head: RevisionId
  readonly graph: CommitGraph
}

/** The repository of a page, null for a page that is not there. */
export async function locate(store: LibraryStore, page: PageId): Promise<LineageRepository | null> {
  const cached = store.places.get(page)
  if (cached !== undefined) return store.repositories(cached)
  const known = await store.index.lineageOf(page)
  const repository = known === null ? await findUnseen(store, page) : store.repositories(known)
  if (repository === null) return null
  await store.lineages.catchUp(repository)
  const lineage = await store.index.lineageOf(page)
  if (lineage === null) return null
  store.places.set(page, lineage)
  return repository
}

/** Throws `page-exists` for a page that the index has, or git in the lineage where it is to be. */
export async function expectNoPage(
  store: LibraryStore,
  page: PageId,
  repository: LineageRepository,
): Promise<void> {
  await store.lineages.catchUp(repository)
  const lineage = store.places.get(page) ?? (await store.index.lineageOf(page))
  if (lineage !== null) throw new RepositoryError('page-exists', { page })
}

/** A page that a crash took from the index, in one of the lineages that nobody has looked at since. */
async function findUnseen(store: LibraryStore, page: PageId): Promise<LineageRepository | null> {
  const behind = store.lineages.behind().map(store.repositories)
  // One that cannot be read says so to who asks for a page of it.
  const found = await Promise.all(
    behind.map(({ refs }) => refs.read(mainRef(page)).catch(() => null)),
  )
  return behind.find((_, at) => found[at] !== null) ?? null
}

/** The page with a graph that holds its head, null for a page that is not there. */
export async function openPage(store: LibraryStore, page: PageId): Promise<OpenPage | null> {
  const repository = await locate(store, page)
  const object = (await repository?.refs.read(mainRef(page))) ?? null
  if (repository === null || object === null) return null
  const head = expectRevisionId(object)
  const graph = await store.lineages.graph(repository)
  store.heads.set(page, head)
  if (graph.has(head)) return { page, repository, head, graph }
  // Somebody moved the ref without us.
  await store.lineages.sync(repository)
  return { page, repository, head, graph: await store.lineages.graph(repository) }
}

/** The page; throws `unsafe-name` or `unknown-page`. */
export async function expectPage(store: LibraryStore, page: PageId): Promise<OpenPage> {
  const found = await openPage(store, checkId(page))
  if (found === null) throw new RepositoryError('unknown-page', { page })
  return found
}

/** Whether a revision belongs to the page: its main line, a proposal or a release leads there. */
export async function isReachable(
  store: LibraryStore,
  { page, head, graph }: OpenPage,
  revision: RevisionId,
): Promise<boolean> {
  if (!graph.has(revision)) return false
  if (graph.isAncestor(revision, head)) return true
  const refs = await store.index.refsOfPage(page)
  return refs.some(({ target }) => {
    const tip = expectRevisionId(target)
    return graph.has(tip) && graph.isAncestor(revision, tip)
  })
}

/** The page when the revision belongs to it, else null; its head may have moved on. */
export async function openRevision(
  store: LibraryStore,
  { page, revision }: PageRevision,
): Promise<OpenPage | null> {
  const known = await openKnown(store, page)
  if (known?.graph.has(revision) && known.graph.isAncestor(revision, known.head)) return known
  const found = await openPage(store, page)
  return found !== null && (await isReachable(store, found, revision)) ? found : null
}

/** The page as it was seen last, without a look at its refs. */
async function openKnown(store: LibraryStore, page: PageId): Promise<OpenPage | null> {
  const lineage = store.places.get(page)
  const head = store.heads.get(page)
  if (lineage === undefined || head === undefined) return null
  const repository = store.repositories(lineage)
  const graph = await store.lineages.graph(repository)
  return graph.has(head) ? { page, repository, head, graph } : null
}

/** The page; throws `unknown-page`, or `unknown-revision` for one that does not belong to it. */
export async function expectRevision(
  store: LibraryStore,
  { page, revision }: PageRevision,
): Promise<OpenPage> {
  const found = await expectPage(store, page)
  if (await isReachable(store, found, revision)) return found
  throw new RepositoryError('unknown-revision', { page, revision })
}
