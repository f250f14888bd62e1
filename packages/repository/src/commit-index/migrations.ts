import type { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import type { Migration } from 'kysely/migration'
import { MAX_MESSAGE, toIndexed } from './commit-row.ts'
import type { RepositoryTables } from './tables.ts'

/** The tables of the commit index, for SQLite and PostgreSQL. */
export const repositoryMigrations: Readonly<Record<string, Migration>> = {
  '0001-commit-index': { up: createCommitIndex, down: dropCommitIndex },
  '0002-verified-authors': { up: addVerified, down: dropVerified },
  '0003-commits-by-id': { up: indexIds, down: dropIds },
  '0004-shorter-messages': { up: shortenMessages, down: async () => {} },
}

/**
 * Brings the tables up to date. Its own list of finished migrations, so that they neither wait for
 * nor disturb those of the server. Throws what the failed migration threw.
 */
export async function migrateRepository(database: Kysely<RepositoryTables>): Promise<void> {
  const migrator = new Migrator({
    db: database,
    provider: { getMigrations: async () => ({ ...repositoryMigrations }) },
    migrationTableName: 'repository_migration',
    migrationLockTableName: 'repository_migration_lock',
  })
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) throw error
}

async function createCommitIndex(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable('repository_commit')
    .addColumn('lineage', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('generation', 'integer', (column) => column.notNull())
    .addColumn('parents', 'text', (column) => column.notNull())
    .addColumn('author', 'text', (column) => column.notNull())
    .addColumn('committer', 'text', (column) => column.notNull())
    .addColumn('authored', 'text', (column) => column.notNull())
    .addColumn('message', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('repository_commit_key', ['lineage', 'id'])
    .execute()
  await database.schema
    .createTable('repository_ref')
    .addColumn('page', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('lineage', 'text', (column) => column.notNull())
    .addColumn('object', 'text', (column) => column.notNull())
    .addColumn('target', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('repository_ref_key', ['page', 'name'])
    .execute()
  await database.schema
    .createIndex('repository_ref_lineage')
    .on('repository_ref')
    .column('lineage')
    .execute()
}

async function addVerified(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .alterTable('repository_commit')
    .addColumn('verified', 'integer', (column) => column.notNull().defaultTo(1))
    .execute()
}

/** Imported revisions are looked for in every lineage. */
async function indexIds(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createIndex('repository_commit_id')
    .on('repository_commit')
    .column('id')
    .execute()
}

/** Of messages of any length the index keeps what is shown. */
async function shortenMessages(database: Kysely<RepositoryTables>): Promise<void> {
  for (;;) {
    const row = await database
      .selectFrom('repository_commit')
      .select(['lineage', 'id', 'message'])
      .where(({ fn }) => fn<number>('length', ['message']), '>', MAX_MESSAGE)
      .limit(1)
      .executeTakeFirst()
    if (row === undefined) return
    await database
      .updateTable('repository_commit')
      .set({ message: toIndexed(row.message) })
      .where('lineage', '=', row.lineage)
      .where('id', '=', row.id)
      .execute()
  }
}

async function dropIds(database: Kysely<unknown>): Promise<void> {
  await database.schema.dropIndex('repository_commit_id').execute()
}

async function dropVerified(database: Kysely<unknown>): Promise<void> {
  await database.schema.alterTable('repository_commit').dropColumn('verified').execute()
}

async function dropCommitIndex(database: Kysely<unknown>): Promise<void> {
  await database.schema.dropTable('repository_ref').execute()
  await database.schema.dropTable('repository_commit').execute()
}
