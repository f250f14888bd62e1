import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnsOf } from './columns.ts'
import type { DatabaseDialect } from './columns.ts'

/** When the day of an event was closed, and the versions of the methods that it ran. */
export function closedRuns(dialect: DatabaseDialect): Migration {
  const { text } = columnsOf(dialect)
  return {
    async up(db: Kysely<unknown>) {
      await db.schema.alterTable('run').addColumn('methods', text).execute()
      await db.schema.alterTable('run').addColumn('closed', text).execute()
    },
  }
}
