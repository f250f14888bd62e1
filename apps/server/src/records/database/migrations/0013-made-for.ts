import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnsOf } from './columns.ts'
import type { DatabaseDialect } from './columns.ts'

/** Pages that are made for the day of one event. */
export function madeFor(dialect: DatabaseDialect): Migration {
  const { text } = columnsOf(dialect)
  return {
    async up(db: Kysely<unknown>) {
      await db.schema.alterTable('page').addColumn('made_for', text).execute()
      await db.schema.createIndex('page_made_for').on('page').column('made_for').execute()
    },
  }
}
