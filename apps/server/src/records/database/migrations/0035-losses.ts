import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnsOf } from './columns.ts'
import type { DatabaseDialect } from './columns.ts'

/** Words of drafts that went with a block which somebody changed who had not seen them. */
export function lossTable(dialect: DatabaseDialect): Migration {
  const { text } = columnsOf(dialect)
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('draft_loss')
        .addColumn('draft', text, (column) => column.notNull().references('draft.id'))
        .addColumn('id', text, (column) => column.notNull())
        .addColumn('runs', text, (column) => column.notNull())
        .addColumn('words', text, (column) => column.notNull())
        .addColumn('user', text)
        .addColumn('taken_by', text)
        .addColumn('before', text, (column) => column.notNull())
        .addColumn('after', text, (column) => column.notNull())
        .addColumn('block', text)
        .addColumn('found', text, (column) => column.notNull())
        .addColumn('settled', text)
        .addPrimaryKeyConstraint('draft_loss_primary', ['draft', 'id'])
        .execute()
    },
  }
}
