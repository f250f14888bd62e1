import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnsOf } from './columns.ts'
import type { DatabaseDialect } from './columns.ts'

/** What an event runs on its day, and what those who lead it did. */
export function runTables(dialect: DatabaseDialect): Migration {
  const { text, integer, serial, serialKey } = columnsOf(dialect)
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('run')
        .addColumn('event', text, (column) => column.primaryKey().references('page.id'))
        .addColumn('of_page', text)
        .addColumn('of_revision', text)
        .addColumn('of_version', text)
        .addColumn('zone', text, (column) => column.notNull())
        .addColumn('steps', text, (column) => column.notNull())
        .addColumn('begun', text, (column) => column.notNull())
        .execute()
      await db.schema
        .createTable('run_move')
        .addColumn('number', serial, serialKey)
        .addColumn('id', text, (column) => column.notNull().unique())
        .addColumn('event', text, (column) => column.notNull().references('page.id'))
        .addColumn('after', text, (column) => column.notNull())
        .addColumn('at', text, (column) => column.notNull())
        .addColumn('time', text, (column) => column.notNull())
        .addColumn('received', text, (column) => column.notNull())
        .addColumn('kind', text, (column) => column.notNull())
        .addColumn('of', text)
        .addColumn('step', text)
        .addColumn('before', text)
        .addColumn('minutes', integer)
        .addColumn('words', text)
        .addColumn('by', text)
        .addColumn('by_name', text, (column) => column.notNull())
        .execute()
      await db.schema
        .createIndex('run_move_event')
        .on('run_move')
        .columns(['event', 'number'])
        .execute()
    },
  }
}
