import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnsOf } from './columns.ts'
import type { DatabaseDialect } from './columns.ts'

/** Imports, the sources that they read, and which page came from which of their texts. */
export function importTables(dialect: DatabaseDialect): Migration {
  const { text } = columnsOf(dialect)
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('import')
        .addColumn('id', text, (column) => column.primaryKey())
        .addColumn('person', text)
        .addColumn('source', text, (column) => column.notNull())
        .addColumn('state', text, (column) => column.notNull())
        .addColumn('report', text)
        .addColumn('problem', text)
        .addColumn('created', text, (column) => column.notNull())
        .addColumn('finished', text)
        .execute()
      await db.schema
        .createTable('import_source')
        .addColumn('name', text, (column) => column.primaryKey())
        .addColumn('root', text, (column) => column.notNull())
        .addColumn('commits', text, (column) => column.notNull())
        .addColumn('imported', text, (column) => column.notNull())
        .execute()
      await db.schema.createIndex('import_source_root').on('import_source').column('root').execute()
      await db.schema
        .createTable('import_page')
        .addColumn('source', text, (column) => column.notNull())
        .addColumn('path', text, (column) => column.notNull())
        .addColumn('page', text, (column) => column.notNull().references('page.id'))
        .addColumn('tip', text, (column) => column.notNull())
        .addColumn('offered', text)
        .addPrimaryKeyConstraint('import_page_key', ['source', 'path'])
        .execute()
    },
  }
}
