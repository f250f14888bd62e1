import type { Kysely } from 'kysely'
import type { Columns } from './columns.ts'

/** Proposals with their comments, ideas with their supporters. */
export async function discussionTables(db: Kysely<unknown>, columns: Columns): Promise<void> {
  const { text, integer } = columns
  await db.schema
    .createTable('proposal')
    .addColumn('page', text, (column) => column.notNull().references('page.id'))
    .addColumn('number', integer, (column) => column.notNull())
    .addColumn('state', text, (column) => column.notNull())
    .addColumn('title', text, (column) => column.notNull())
    .addColumn('reason', text, (column) => column.notNull())
    .addColumn('author', text)
    .addColumn('author_name', text, (column) => column.notNull())
    .addColumn('base', text, (column) => column.notNull())
    .addColumn('head', text, (column) => column.notNull())
    .addColumn('event', text)
    .addColumn('created', text, (column) => column.notNull())
    .addColumn('decided', text)
    .addColumn('decided_by', text)
    .addColumn('decided_by_name', text)
    .addColumn('decided_reason', text)
    .addColumn('accepted_revision', text)
    .addPrimaryKeyConstraint('proposal_key', ['page', 'number'])
    .execute()
  await db.schema
    .createTable('comment')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('page', text, (column) => column.notNull())
    .addColumn('proposal', integer, (column) => column.notNull())
    .addColumn('verdict', text, (column) => column.notNull())
    .addColumn('author', text)
    .addColumn('author_name', text, (column) => column.notNull())
    .addColumn('text', text, (column) => column.notNull())
    .addColumn('created', text, (column) => column.notNull())
    .addForeignKeyConstraint('comment_proposal', ['page', 'proposal'], 'proposal', [
      'page',
      'number',
    ])
    .execute()
  await db.schema
    .createIndex('comment_of')
    .on('comment')
    .columns(['page', 'proposal', 'created'])
    .execute()
  await db.schema
    .createTable('idea')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('page', text, (column) => column.notNull().references('page.id'))
    .addColumn('text', text, (column) => column.notNull())
    .addColumn('observed', text)
    .addColumn('kind', text, (column) => column.notNull())
    .addColumn('event', text)
    .addColumn('quote', text)
    .addColumn('prefix', text)
    .addColumn('suffix', text)
    .addColumn('at_revision', text)
    .addColumn('state', text, (column) => column.notNull())
    .addColumn('proposal', integer)
    .addColumn('reason', text)
    .addColumn('author', text)
    .addColumn('author_name', text, (column) => column.notNull())
    .addColumn('created', text, (column) => column.notNull())
    .addColumn('deleted', text)
    .execute()
  await db.schema.createIndex('idea_page').on('idea').columns(['page', 'created']).execute()
  await db.schema
    .createTable('idea_support')
    .addColumn('idea', text, (column) => column.notNull().references('idea.id'))
    .addColumn('supporter', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('idea_support_key', ['idea', 'supporter'])
    .execute()
}
