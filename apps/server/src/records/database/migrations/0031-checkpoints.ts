import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnsOf } from './columns.ts'
import type { DatabaseDialect } from './columns.ts'

/** Earlier states of drafts, and drafts that were thrown away and can be taken back for a while. */
export function checkpointTables(dialect: DatabaseDialect): Migration {
  const { text, integer, bytes, serial, serialKey } = columnsOf(dialect)
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('draft_checkpoint')
        .addColumn('id', serial, serialKey)
        .addColumn('draft', text, (column) => column.notNull())
        .addColumn('why', text, (column) => column.notNull())
        .addColumn('base', text, (column) => column.notNull())
        .addColumn('schema', integer, (column) => column.notNull())
        .addColumn('user', text)
        .addColumn('made', text, (column) => column.notNull())
        .addColumn('size', integer, (column) => column.notNull())
        .addColumn('payload', bytes, (column) => column.notNull())
        .execute()
      await db.schema
        .createIndex('draft_checkpoint_draft')
        .on('draft_checkpoint')
        .columns(['draft', 'id'])
        .execute()
      await db.schema
        .createTable('discarded_draft')
        .addColumn('draft', text, (column) => column.primaryKey().references('draft.id'))
        .addColumn('user', text, (column) => column.notNull())
        .addColumn('discarded', text, (column) => column.notNull())
        .addColumn('overdue', text)
        .execute()
    },
  }
}
