import type { Kysely } from 'kysely'
import type { Columns } from './columns.ts'

/** Drafts, who wrote in them, their log, and pictures that wait for a text. */
export async function draftTables(db: Kysely<unknown>, columns: Columns): Promise<void> {
  const { text, integer, bigint, bytes, serial, serialKey } = columns
  await db.schema
    .createTable('draft')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('page', text, (column) => column.notNull().references('page.id'))
    .addColumn('purpose', text, (column) => column.notNull())
    .addColumn('base', text, (column) => column.notNull())
    .addColumn('owner', text)
    .addColumn('proposal', integer)
    .addColumn('ideas', text, (column) => column.notNull())
    .addColumn('event', text)
    .addColumn('created', text, (column) => column.notNull())
    .addColumn('updated', text, (column) => column.notNull())
    .addColumn('closed', text)
    .execute()
  await db.schema.createIndex('draft_page').on('draft').columns(['page', 'closed']).execute()
  await db.schema
    .createTable('draft_writer')
    .addColumn('draft', text, (column) => column.notNull().references('draft.id'))
    .addColumn('user', text, (column) => column.notNull())
    .addColumn('name', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('draft_writer_key', ['draft', 'user'])
    .execute()
  // No reference from the log to its draft: it is written from another connection on the hot path.
  await db.schema
    .createTable('draft_log')
    .addColumn('id', serial, serialKey)
    .addColumn('draft', text, (column) => column.notNull())
    .addColumn('payload', bytes, (column) => column.notNull())
    .execute()
  await db.schema.createIndex('draft_log_draft').on('draft_log').columns(['draft', 'id']).execute()
  await db.schema
    .createTable('draft_snapshot')
    .addColumn('draft', text, (column) => column.primaryKey())
    .addColumn('payload', bytes, (column) => column.notNull())
    .addColumn('up_to', bigint, (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('media')
    .addColumn('page', text, (column) => column.notNull().references('page.id'))
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('width', integer, (column) => column.notNull())
    .addColumn('height', integer, (column) => column.notNull())
    .addColumn('size', integer, (column) => column.notNull())
    .addColumn('uploaded', text, (column) => column.notNull())
    .addColumn('uploaded_by', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('media_key', ['page', 'name'])
    .execute()
}
