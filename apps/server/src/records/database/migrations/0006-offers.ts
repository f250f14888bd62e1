import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnsOf } from './columns.ts'
import type { DatabaseDialect } from './columns.ts'

/** What guests propose: a record until a maintainer shows it (design section 6). */
export function offerTables(dialect: DatabaseDialect): Migration {
  const { text, integer } = columnsOf(dialect)
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('offer')
        .addColumn('id', text, (column) => column.primaryKey())
        .addColumn('page', text, (column) => column.notNull().references('page.id'))
        .addColumn('guest', text, (column) => column.notNull())
        .addColumn('author_name', text, (column) => column.notNull())
        .addColumn('event', text, (column) => column.notNull())
        .addColumn('base', text, (column) => column.notNull())
        .addColumn('text', text, (column) => column.notNull())
        .addColumn('title', text, (column) => column.notNull())
        .addColumn('reason', text, (column) => column.notNull())
        .addColumn('created', text, (column) => column.notNull())
        .addColumn('state', text, (column) => column.notNull())
        .addColumn('proposal', integer)
        .addColumn('decided', text)
        .addColumn('decided_by', text)
        .addColumn('decided_by_name', text)
        .addColumn('decided_reason', text)
        .execute()
      await db.schema.createIndex('offer_page').on('offer').columns(['page', 'state']).execute()
      await db.schema.createIndex('offer_guest').on('offer').column('guest').execute()
    },
  }
}
