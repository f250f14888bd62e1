import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnsOf } from './columns.ts'
import type { DatabaseDialect } from './columns.ts'

/** Secret addresses by which people read feeds of their own. */
export function feedAddresses(dialect: DatabaseDialect): Migration {
  const { text } = columnsOf(dialect)
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('feed_address')
        .addColumn('id', text, (column) => column.primaryKey())
        .addColumn('user', text, (column) => column.notNull())
        .addColumn('subject', text, (column) => column.notNull())
        .addColumn('page', text)
        .addColumn('secret_hash', text, (column) => column.notNull().unique())
        .addColumn('password_mark', text, (column) => column.notNull())
        .addColumn('created', text, (column) => column.notNull())
        .addColumn('last_used', text)
        .execute()
      await db.schema.createIndex('feed_address_user').on('feed_address').column('user').execute()
    },
  }
}
