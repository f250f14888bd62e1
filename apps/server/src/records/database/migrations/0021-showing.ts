import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnsOf } from './columns.ts'
import type { DatabaseDialect } from './columns.ts'

/** What is shown in the room of an event, and the links to the screen there. */
export function showingTables(dialect: DatabaseDialect): Migration {
  const { text, integer } = columnsOf(dialect)
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('showing')
        .addColumn('event', text, (column) => column.primaryKey().references('page.id'))
        .addColumn('all_at_once', integer, (column) => column.notNull())
        .execute()
      await db.schema
        .createTable('shown')
        .addColumn('event', text, (column) => column.notNull().references('page.id'))
        .addColumn('said', text, (column) => column.notNull())
        .addColumn('is_off', integer, (column) => column.notNull())
        .addColumn('since', text, (column) => column.notNull())
        .addColumn('by', text)
        .addPrimaryKeyConstraint('shown_key', ['event', 'said'])
        .execute()
      await db.schema
        .createTable('room_link')
        .addColumn('id', text, (column) => column.primaryKey())
        .addColumn('event', text, (column) => column.notNull().references('page.id'))
        .addColumn('key_hash', text, (column) => column.notNull().unique())
        .addColumn('made', text, (column) => column.notNull())
        .addColumn('by_name', text, (column) => column.notNull())
        .execute()
      await db.schema.createIndex('room_link_event').on('room_link').column('event').execute()
    },
  }
}
