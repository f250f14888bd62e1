import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnsOf, type DatabaseDialect } from './columns.ts'

/** Messages that wait, who may be written to, and what administrators did to accounts. */
export function mailTables(dialect: DatabaseDialect): Migration {
  const { text, integer } = columnsOf(dialect)
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('mail')
        .addColumn('id', text, (column) => column.primaryKey())
        .addColumn('address', text, (column) => column.notNull())
        .addColumn('reason', text, (column) => column.notNull())
        .addColumn('subject', text, (column) => column.notNull())
        .addColumn('text', text, (column) => column.notNull())
        .addColumn('html', text, (column) => column.notNull())
        .addColumn('secrets', text, (column) => column.notNull())
        .addColumn('once', text, (column) => column.unique())
        .addColumn('state', text, (column) => column.notNull())
        .addColumn('tries', integer, (column) => column.notNull())
        .addColumn('created', text, (column) => column.notNull())
        .addColumn('next_try', text, (column) => column.notNull())
        .addColumn('expires', text, (column) => column.notNull())
        .addColumn('settled', text)
        .addColumn('problem', text)
        .execute()
      await db.schema
        .createIndex('mail_waiting')
        .on('mail')
        .columns(['state', 'next_try'])
        .execute()
      await db.schema.createIndex('mail_newest').on('mail').columns(['created', 'id']).execute()
      await db.schema
        .createTable('mail_request')
        .addColumn('id', text, (column) => column.primaryKey())
        .addColumn('address', text, (column) => column.notNull())
        .addColumn('purpose', text, (column) => column.notNull())
        .addColumn('language', text, (column) => column.notNull())
        .addColumn('created', text, (column) => column.notNull())
        .execute()
      await db.schema
        .createTable('mail_consent')
        .addColumn('address', text, (column) => column.primaryKey())
        .addColumn('confirmed', text, (column) => column.notNull())
        .execute()
      await db.schema
        .createTable('mail_unsubscribe')
        .addColumn('token_hash', text, (column) => column.primaryKey())
        .addColumn('address', text, (column) => column.notNull())
        .addColumn('topic', text, (column) => column.notNull())
        .addColumn('refused', text)
        .addUniqueConstraint('mail_unsubscribe_of', ['address', 'topic'])
        .execute()
      await db.schema.alterTable('link').addColumn('address', text).execute()
      await db.schema
        .createTable('admin_act')
        .addColumn('id', text, (column) => column.primaryKey())
        .addColumn('at', text, (column) => column.notNull())
        .addColumn('by', text, (column) => column.notNull())
        .addColumn('act', text, (column) => column.notNull())
        .addColumn('about', text, (column) => column.notNull())
        .execute()
      await db.schema
        .createIndex('admin_act_newest')
        .on('admin_act')
        .columns(['at', 'id'])
        .execute()
    },
  }
}
