import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnsOf } from './columns.ts'
import type { DatabaseDialect } from './columns.ts'

/** What an import would do, while somebody chooses from it, and where its source is. */
export function importPlans(dialect: DatabaseDialect): Migration {
  const { text } = columnsOf(dialect)
  return {
    async up(db: Kysely<unknown>) {
      await db.schema.alterTable('import').addColumn('plan', text).execute()
      await db.schema.alterTable('import').addColumn('request', text).execute()
    },
  }
}
