import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnsOf } from './columns.ts'
import type { DatabaseDialect } from './columns.ts'

/** What drafts took over from other pages, and who wrote it. */
export function takenTable(dialect: DatabaseDialect): Migration {
  const { text } = columnsOf(dialect)
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('draft_taken')
        .addColumn('draft', text, (column) => column.notNull().references('draft.id'))
        .addColumn('source', text, (column) => column.notNull())
        .addColumn('people', text, (column) => column.notNull())
        .addPrimaryKeyConstraint('draft_taken_primary', ['draft', 'source'])
        .execute()
    },
  }
}
