import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnsOf } from './columns.ts'
import type { DatabaseDialect } from './columns.ts'

/** When events begin and are over, by which lists of events are ordered; filled when a library is opened. */
export function eventTimes(dialect: DatabaseDialect): Migration {
  const { text } = columnsOf(dialect)
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('event_time')
        .addColumn('page', text, (column) => column.primaryKey())
        .addColumn('starts', text)
        .addColumn('over', text)
        .execute()
      await db.schema.createIndex('event_time_over').on('event_time').column('over').execute()
    },
  }
}
