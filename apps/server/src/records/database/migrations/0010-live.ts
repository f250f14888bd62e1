import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnsOf } from './columns.ts'
import type { DatabaseDialect } from './columns.ts'

/** What happens on pages, numbered, for those who follow it. */
export function liveTables(dialect: DatabaseDialect): Migration {
  const { text, integer, bigint } = columnsOf(dialect)
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('live_event')
        .addColumn('number', bigint, (column) => column.primaryKey())
        .addColumn('time', text, (column) => column.notNull())
        .addColumn('kind', text, (column) => column.notNull())
        .addColumn('page', text, (column) => column.notNull())
        .addColumn('subject', text, (column) => column.notNull())
        .execute()
      await db.schema.createIndex('live_event_time').on('live_event').column('time').execute()
      await db.schema
        .createTable('live_count')
        .addColumn('id', integer, (column) => column.primaryKey())
        .addColumn('number', bigint, (column) => column.notNull())
        .execute()
    },
  }
}
