import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { DatabaseDialect } from './columns.ts'
import { columnsOf } from './columns.ts'

/** Drafts remember why they were set aside. */
export function draftQuarantine(dialect: DatabaseDialect): Migration {
  const { text } = columnsOf(dialect)
  return {
    async up(db: Kysely<unknown>) {
      await db.schema.alterTable('draft').addColumn('quarantined', text).execute()
    },
  }
}
