import type { Kysely } from 'kysely'
import { parseLineageId, parsePageId } from '@forkshop/domain'
import type { LineageId, PageId, RevisionId } from '@forkshop/domain'
import { createCommitGraph } from '../graph.ts'
import type { CommitGraph } from '../graph.ts'
import type { Revision } from '../library.ts'
import { expectRevisionId } from '../names.ts'
import { toRevision } from './commit-row.ts'
import { inChunks } from './in-chunks.ts'
import { inUnsyncedTransaction } from './unsynced-transaction.ts'
import type { CommitTable, RefTable, RepositoryTables } from './tables.ts'

/** What changed in a lineage: commits (parents first), refs moved, refs gone. */
type IndexChange = {
  readonly commits: readonly CommitTable[]
  readonly refs: readonly RefTable[]
  readonly gone: readonly Pick<RefTable, 'page' | 'name'>[]
}

/** The SQL side of a library: derived from git, asked instead of walking histories. */
export type CommitIndex = {
  /** Not on disk when it resolves: a start reads from the refs what a power cut took. */
  readonly record: (change: IndexChange) => Promise<void>
  readonly loadGraph: (lineage: LineageId) => Promise<CommitGraph>
  /** The revisions in the order of `ids`; those it does not know are left out. */
  readonly revisions: (
    lineage: LineageId,
    ids: readonly RevisionId[],
  ) => Promise<readonly Revision[]>
  /** The whole messages of commits by their ids, as far as it knows them. */
  readonly messages: (
    lineage: LineageId,
    ids: readonly RevisionId[],
  ) => Promise<ReadonlyMap<string, string>>
  /** Every commit it knows of a lineage. */
  readonly commits: (lineage: LineageId) => Promise<readonly CommitTable[]>
  readonly refsOfPage: (page: PageId) => Promise<readonly RefTable[]>
  readonly refsOfLineage: (lineage: LineageId) => Promise<readonly RefTable[]>
  readonly lineageOf: (page: PageId) => Promise<LineageId | null>
  /** Those of the revisions that the index has, by lineage. */
  readonly lineagesWith: (
    ids: readonly RevisionId[],
  ) => Promise<ReadonlyMap<LineageId, ReadonlySet<RevisionId>>>
  readonly lineages: () => Promise<readonly LineageId[]>
  /** Pages with a main line whose id comes after `after`, ordered by id. */
  readonly pagesAfter: (
    after: string,
    limit: number,
  ) => Promise<readonly { readonly page: PageId; readonly lineage: LineageId }[]>
  /** Forgets a lineage altogether. */
  readonly drop: (lineage: LineageId) => Promise<void>
}

const MAIN = 'refs/heads/main'

/** The index in the tables of a connection that `migrateRepository` brought up to date. */
export function createCommitIndex(database: Kysely<RepositoryTables>): CommitIndex {
  return {
    record: (change) => record(database, change),
    async loadGraph(lineage) {
      const graph = createCommitGraph()
      const rows = await database
        .selectFrom('repository_commit')
        .select(['id', 'parents'])
        .where('lineage', '=', lineage)
        .orderBy('generation')
        .execute()
      for (const { id, parents } of rows) {
        graph.add(expectRevisionId(id), parents.split(' ').filter(Boolean).map(expectRevisionId))
      }
      return graph
    },
    async revisions(lineage, ids) {
      const found = await rowsOf(database, lineage, ids)
      return ids.flatMap((id) => {
        const row = found.get(id)
        return row === undefined ? [] : [toRevision(row)]
      })
    },
    async messages(lineage, ids) {
      const found = await rowsOf(database, lineage, ids)
      return new Map([...found].map(([id, { message }]) => [id, message]))
    },
    commits: (lineage) =>
      database.selectFrom('repository_commit').selectAll().where('lineage', '=', lineage).execute(),
    refsOfPage: (page) =>
      database.selectFrom('repository_ref').selectAll().where('page', '=', page).execute(),
    refsOfLineage: (lineage) =>
      database.selectFrom('repository_ref').selectAll().where('lineage', '=', lineage).execute(),
    async lineageOf(page) {
      const row = await database
        .selectFrom('repository_ref')
        .select('lineage')
        .where('page', '=', page)
        .where('name', '=', MAIN)
        .executeTakeFirst()
      return row === undefined ? null : parseLineageId(row.lineage)
    },
    async lineagesWith(ids) {
      const found = new Map<LineageId, Set<RevisionId>>()
      for (const some of inChunks(ids)) {
        const rows = await database
          .selectFrom('repository_commit')
          .select(['lineage', 'id'])
          .where('id', 'in', some)
          .execute()
        // SQLite answers at once: readers get a turn between two questions.
        await new Promise((resolve) => setImmediate(resolve))
        for (const row of rows) {
          const lineage = parseLineageId(row.lineage)
          if (lineage === null) continue
          const known = found.get(lineage) ?? new Set()
          found.set(lineage, known.add(expectRevisionId(row.id)))
        }
      }
      return found
    },
    async lineages() {
      const rows = await database
        .selectFrom('repository_ref')
        .select('lineage')
        .distinct()
        .orderBy('lineage')
        .execute()
      return rows.map((row) => parseLineageId(row.lineage)).filter((id) => id !== null)
    },
    async pagesAfter(after, limit) {
      const rows = await database
        .selectFrom('repository_ref')
        .select(['page', 'lineage'])
        .where('name', '=', MAIN)
        .where('page', '>', after)
        .orderBy('page')
        .limit(limit)
        .execute()
      return rows.flatMap((row) => {
        const page = parsePageId(row.page)
        const lineage = parseLineageId(row.lineage)
        return page === null || lineage === null ? [] : [{ page, lineage }]
      })
    },
    async drop(lineage) {
      await database.transaction().execute(async (transaction) => {
        await transaction.deleteFrom('repository_ref').where('lineage', '=', lineage).execute()
        await transaction.deleteFrom('repository_commit').where('lineage', '=', lineage).execute()
      })
    },
  }
}

/** The same index, which takes no note of anything. */
export function toReadOnly(index: CommitIndex): CommitIndex {
  return { ...index, record: async () => {}, drop: async () => {} }
}

async function rowsOf(
  database: Kysely<RepositoryTables>,
  lineage: LineageId,
  ids: readonly RevisionId[],
): Promise<ReadonlyMap<string, CommitTable>> {
  const found = new Map<string, CommitTable>()
  for (const some of inChunks(ids)) {
    const rows = await database
      .selectFrom('repository_commit')
      .selectAll()
      .where('lineage', '=', lineage)
      .where('id', 'in', some)
      .execute()
    for (const row of rows) found.set(row.id, row)
  }
  return found
}

async function record(
  database: Kysely<RepositoryTables>,
  { commits, refs, gone }: IndexChange,
): Promise<void> {
  await inUnsyncedTransaction(database, async (transaction) => {
    for (const rows of inChunks(commits)) {
      await transaction
        .insertInto('repository_commit')
        .values(rows)
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    }
    for (const rows of inChunks(refs)) {
      await transaction
        .insertInto('repository_ref')
        .values(rows)
        .onConflict((conflict) =>
          conflict.columns(['page', 'name']).doUpdateSet((excluded) => ({
            lineage: excluded.ref('excluded.lineage'),
            object: excluded.ref('excluded.object'),
            target: excluded.ref('excluded.target'),
          })),
        )
        .execute()
    }
    for (const { page, name } of gone) {
      await transaction
        .deleteFrom('repository_ref')
        .where('page', '=', page)
        .where('name', '=', name)
        .execute()
    }
  })
}
