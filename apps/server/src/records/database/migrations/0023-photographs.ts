import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnsOf } from './columns.ts'
import type { DatabaseDialect } from './columns.ts'

/** Photographs of ideas and of the boards of events, and the ids of those that were taken back. */
export function photographTables(dialect: DatabaseDialect): Migration {
  const { text, integer } = columnsOf(dialect)
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('photograph')
        .addColumn('id', text, (column) => column.primaryKey())
        .addColumn('page', text, (column) => column.notNull().references('page.id'))
        .addColumn('idea', text)
        .addColumn('event', text)
        .addColumn('description', text, (column) => column.notNull())
        .addColumn('width', integer, (column) => column.notNull())
        .addColumn('height', integer, (column) => column.notNull())
        .addColumn('size', integer, (column) => column.notNull())
        .addColumn('small_size', integer, (column) => column.notNull())
        .addColumn('author', text, (column) => column.notNull())
        .addColumn('author_name', text, (column) => column.notNull())
        .addColumn('created', text, (column) => column.notNull())
        .addColumn('released', text)
        .addColumn('released_by', text)
        .addColumn('licence', text)
        .addColumn('people', integer, (column) => column.notNull())
        .addColumn('credit', integer, (column) => column.notNull())
        .addColumn('hidden', text)
        .addColumn('hidden_by', text)
        .execute()
      for (const column of ['page', 'idea', 'event']) {
        await db.schema
          .createIndex(`photograph_${column}`)
          .on('photograph')
          .column(column)
          .execute()
      }
      await db.schema
        .createTable('photograph_gone')
        .addColumn('id', text, (column) => column.primaryKey())
        .execute()
    },
  }
}
