import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnsOf } from './columns.ts'
import type { DatabaseDialect } from './columns.ts'

/** Secret addresses by which people read their own calendars. */
export function calendarTables(dialect: DatabaseDialect): Migration {
  const { text } = columnsOf(dialect)
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('calendar_address')
        .addColumn('id', text, (column) => column.primaryKey())
        .addColumn('user', text, (column) => column.notNull())
        .addColumn('purpose', text, (column) => column.notNull())
        .addColumn('name', text, (column) => column.notNull())
        .addColumn('secret_hash', text, (column) => column.notNull().unique())
        .addColumn('password_mark', text, (column) => column.notNull())
        .addColumn('created', text, (column) => column.notNull())
        .addColumn('last_used', text)
        .execute()
      await db.schema
        .createIndex('calendar_address_user')
        .on('calendar_address')
        .column('user')
        .execute()
    },
  }
}
