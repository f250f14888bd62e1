import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnsOf } from './columns.ts'
import type { DatabaseDialect } from './columns.ts'

/** What is done before an event, what was added to do, and who is beside its roles. */
export function preparationTables(dialect: DatabaseDialect): Migration {
  const { text, integer } = columnsOf(dialect)
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('preparation_mark')
        .addColumn('page', text, (column) => column.notNull())
        .addColumn('item', text, (column) => column.notNull())
        .addColumn('words', text, (column) => column.notNull())
        .addColumn('section', text)
        .addColumn('lead_months', integer)
        .addColumn('lead_days', integer)
        .addColumn('done_by', text)
        .addColumn('done_name', text)
        .addColumn('done_at', text)
        .addColumn('taken_by', text)
        .addColumn('taken_name', text)
        .addPrimaryKeyConstraint('preparation_mark_key', ['page', 'item'])
        .execute()
      await db.schema
        .createTable('preparation_item')
        .addColumn('id', text, (column) => column.primaryKey())
        .addColumn('page', text, (column) => column.notNull())
        .addColumn('words', text, (column) => column.notNull())
        .addColumn('days_before', integer)
        .addColumn('created', text, (column) => column.notNull())
        .addColumn('created_by', text)
        .execute()
      await db.schema
        .createIndex('preparation_item_page')
        .on('preparation_item')
        .column('page')
        .execute()
      await db.schema
        .createTable('role_person')
        .addColumn('id', text, (column) => column.primaryKey())
        .addColumn('page', text, (column) => column.notNull())
        .addColumn('role', text, (column) => column.notNull())
        .addColumn('role_label', text, (column) => column.notNull())
        .addColumn('name', text, (column) => column.notNull())
        .addColumn('answer', text, (column) => column.notNull())
        .addColumn('shown', integer, (column) => column.notNull())
        .addColumn('leads', integer, (column) => column.notNull())
        .addColumn('user', text)
        .addColumn('token_hash', text, (column) => column.notNull().unique())
        .addColumn('invited', text, (column) => column.notNull())
        .addColumn('invited_by', text)
        .addColumn('answered', text)
        .execute()
      await db.schema.createIndex('role_person_page').on('role_person').column('page').execute()
    },
  }
}
