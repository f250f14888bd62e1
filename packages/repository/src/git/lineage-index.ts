import { LRUCache } from 'lru-cache'
import type { CommitIndex } from '../commit-index/commit-index.ts'
import { toCommitRow } from '../commit-index/commit-row.ts'
import type { CommitTable, RefTable } from '../commit-index/tables.ts'
import type { LineageId } from '@forkshop/domain'
import { createCommitGraph } from '../graph.ts'
import type { CommitGraph } from '../graph.ts'
import { expectRevisionId } from '../names.ts'
import { createKeyedQueue } from '../queue.ts'
import type { LineageRepository } from './lineage-repository.ts'
import { parseCommit, parseTag } from '../objects/object-formats.ts'
import type { ParsedCommit } from '../objects/object-formats.ts'
import type { ObjectReader } from './objects/object-reader.ts'
import type { PageRef } from './refs/ref-names.ts'
import { readUnverified } from './unverified.ts'

/** A commit that was just written and the ref that was moved to it, or to a tag of it. */
type MovedRef = {
  readonly ref: PageRef
  readonly object: string
  readonly target: string
  readonly commit: ParsedCommit | null
}

/** A lineage that nobody knew, as it stands in git. */
type NewLineage = {
  readonly repository: LineageRepository
  readonly commits: () => Iterable<{ readonly id: string; readonly commit: ParsedCommit }>
  readonly refs: readonly { readonly ref: PageRef; readonly object: string }[]
}

/** Keeps the commit index and the graphs in memory in step with the refs. */
export type LineageIndex = {
  /** The commits of a lineage as far as its refs reach. */
  readonly graph: (repository: LineageRepository) => Promise<CommitGraph>
  /** Takes note of a ref that has moved already. */
  readonly record: (repository: LineageRepository, moved: MovedRef) => Promise<void>
  /** Takes note of a ref that has moved to commits which only git knows so far. */
  readonly follow: (
    repository: LineageRepository,
    moved: { readonly ref: PageRef; readonly object: string },
  ) => Promise<void>
  /** Takes note of new lineages, each with its commits (parents first) and main lines. */
  readonly adopt: (lineages: readonly NewLineage[]) => Promise<void>
  /** Compares the index with the refs and reads what it lacks out of git. */
  readonly sync: (repository: LineageRepository) => Promise<void>
  /** The same for one that may have missed something: since it was opened, or since a write. */
  readonly catchUp: (repository: LineageRepository) => Promise<void>
  /** Those that may have missed something. */
  readonly behind: () => readonly LineageId[]
  /** Forgets what is in memory, for an index that was dropped. */
  readonly forget: (repository: LineageRepository) => void
}

// About 60 MB at 120 bytes a commit.
const MAX_COMMITS_IN_MEMORY = 500_000
// What an empty graph counts for.
const GRAPH_COMMITS = 100
// Each waiting one holds a commit that a page's own queue let through.
const MAX_WAITING = 10_000
/** Commits that are written without giving others a turn: some ten milliseconds. */
const ADOPTED_AT_ONCE = 250

/** The index of all lineages of a library; `unseen` are compared with their refs when they are first asked for. */
export function createLineageIndex(
  index: CommitIndex,
  reader: ObjectReader,
  unseen: Iterable<LineageId> = [],
): LineageIndex {
  const graphs = new LRUCache<LineageId, CommitGraph>({
    maxSize: MAX_COMMITS_IN_MEMORY,
    sizeCalculation: (graph) => graph.size() + GRAPH_COMMITS,
  })
  const behind = new Set(unseen)
  const queue = createKeyedQueue(MAX_WAITING)

  const loadGraph = async ({ id }: LineageRepository): Promise<CommitGraph> => {
    const cached = graphs.get(id)
    if (cached !== undefined) return cached
    const graph = await index.loadGraph(id)
    graphs.set(id, graph)
    return graph
  }

  const syncNow = async (repository: LineageRepository): Promise<void> => {
    const { moved, gone } = await compareRefs(index, repository)
    if (moved.length + gone.length > 0) await makeUp(repository, moved, gone)
    behind.delete(repository.id)
  }

  const makeUp = async (
    repository: LineageRepository,
    moved: RefDifferences['moved'],
    gone: RefDifferences['gone'],
  ): Promise<void> => {
    const graph = await loadGraph(repository)
    const commits: CommitTable[] = []
    const refs: RefTable[] = []
    for (const { ref, object } of moved) {
      const target = await peel(reader, repository, object)
      if (target === null) continue
      commits.push(...(await addMissing({ reader, repository, graph }, target)))
      refs.push({ ...ref, lineage: repository.id, object, target })
    }
    if (commits.length + refs.length + gone.length > 0) {
      await index.record({ commits, refs, gone })
    }
    graphs.set(repository.id, graph)
  }

  const sync = (repository: LineageRepository): Promise<void> =>
    queue.run(repository.id, () => syncOrForget(repository))

  const syncOrForget = async (repository: LineageRepository): Promise<void> => {
    try {
      await syncNow(repository)
    } catch (cause) {
      // The graph may hold commits by now that were not stored.
      graphs.delete(repository.id)
      throw cause
    }
  }

  const catchUp = async (repository: LineageRepository): Promise<void> => {
    if (!behind.has(repository.id)) return
    await queue.run(repository.id, async () => {
      // Whoever was before us in the line has done it.
      if (behind.has(repository.id)) await syncOrForget(repository)
    })
  }

  /** The write is done and stands in git already: an index that fails to follow is made up for later. */
  const note = (
    repository: LineageRepository,
    change: (
      graph: CommitGraph,
    ) => Promise<{ readonly commits: readonly CommitTable[]; readonly refs: readonly RefTable[] }>,
  ): Promise<void> =>
    queue.run(repository.id, async () => {
      try {
        const graph = await loadGraph(repository)
        await index.record({ ...(await change(graph)), gone: [] })
        // Weighed again, for it has grown.
        graphs.set(repository.id, graph)
      } catch {
        // The next reader brings the index up to it, and meets the failure if it lasts.
        graphs.delete(repository.id)
        behind.add(repository.id)
      }
    })

  return {
    sync,
    catchUp,
    behind: () => [...behind],
    async graph(repository) {
      await catchUp(repository)
      return graphs.get(repository.id) ?? queue.run(repository.id, () => loadGraph(repository))
    },
    record: (repository, { ref, object, target, commit }) =>
      note(repository, async (graph) => ({
        commits: commit === null ? [] : [addCommit(graph, repository.id, target, { commit })],
        refs: [{ ...ref, lineage: repository.id, object, target }],
      })),
    follow: (repository, { ref, object }) =>
      note(repository, async (graph) => ({
        commits: await addMissing({ reader, repository, graph }, object),
        refs: [{ ...ref, lineage: repository.id, object, target: object }],
      })),
    async adopt(fresh) {
      let commits: CommitTable[] = []
      const refs: RefTable[] = []
      const made = new Map<LineageId, CommitGraph>()
      for (const { repository, ...content } of fresh) {
        const graph = createCommitGraph()
        for (const { id, commit } of content.commits()) {
          commits.push(addCommit(graph, repository.id, id, { commit }))
          if (commits.length < ADOPTED_AT_ONCE) continue
          await index.record({ commits, refs: [], gone: [] })
          commits = []
          await new Promise((resolve) => setImmediate(resolve))
        }
        for (const { ref, object } of content.refs) {
          refs.push({ ...ref, lineage: repository.id, object, target: object })
        }
        made.set(repository.id, graph)
      }
      // Refs last: without them a start reads the lineage from git.
      await index.record({ commits, refs, gone: [] })
      // Not before: a graph with commits that were not stored would keep them from being stored.
      for (const [lineage, graph] of made) graphs.set(lineage, graph)
    },
    forget({ id }) {
      graphs.delete(id)
      behind.add(id)
    },
  }
}

type RefDifferences = {
  readonly moved: readonly { readonly ref: PageRef; readonly object: string }[]
  readonly gone: readonly RefTable[]
}

/** Refs that the index lacks or has elsewhere, and those it has that are no more. */
export async function compareRefs(
  index: CommitIndex,
  { id, refs }: LineageRepository,
): Promise<RefDifferences> {
  const stored = new Map<string, RefTable>()
  for (const row of await index.refsOfLineage(id)) stored.set(`${row.page} ${row.name}`, row)
  const moved: { ref: PageRef; object: string }[] = []
  for (const { ref, object } of await refs.listIndexed()) {
    const key = `${ref.page} ${ref.name}`
    if (stored.get(key)?.object !== object) moved.push({ ref, object })
    stored.delete(key)
  }
  return { moved, gone: [...stored.values()] }
}

/** The commit that a ref leads to, through a tag or directly; null for other kinds. */
async function peel(
  reader: ObjectReader,
  { gitDirectory }: LineageRepository,
  object: string,
): Promise<string | null> {
  const found = await reader.find(gitDirectory, object)
  if (found?.kind === 'commit') return object
  if (found?.kind !== 'tag') return null
  const { object: target } = parseTag(found.bytes)
  return (await reader.find(gitDirectory, target))?.kind === 'commit' ? target : null
}

type Walk = {
  readonly reader: ObjectReader
  readonly repository: LineageRepository
  readonly graph: CommitGraph
}

/** Adds a commit and the ancestors that the graph lacks, parents first, and answers their rows. */
async function addMissing(
  { reader, repository, graph }: Walk,
  tip: string,
): Promise<CommitTable[]> {
  const rows: CommitTable[] = []
  const unverified = await readUnverified(repository.gitDirectory)
  const open = [tip]
  for (let id = open.at(-1); id !== undefined; id = open.at(-1)) {
    if (graph.has(id)) {
      open.pop()
      continue
    }
    const commit = parseCommit(await reader.expect(repository.gitDirectory, id, 'commit'))
    const missing = commit.parents.filter((parent) => !graph.has(parent))
    if (missing.length > 0) {
      open.push(...missing)
      continue
    }
    const verified = !unverified.has(id)
    rows.push(addCommit(graph, repository.id, id, { commit, verified }))
    open.pop()
  }
  return rows
}

function addCommit(
  graph: CommitGraph,
  lineage: LineageId,
  id: string,
  { commit, verified = true }: { readonly commit: ParsedCommit; readonly verified?: boolean },
): CommitTable {
  const revision = expectRevisionId(id)
  graph.add(revision, commit.parents.map(expectRevisionId))
  return toCommitRow({ lineage, id, generation: graph.generation(revision) }, commit, verified)
}
