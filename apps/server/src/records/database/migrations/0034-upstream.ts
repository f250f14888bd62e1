import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnsOf } from './columns.ts'
import type { DatabaseDialect } from './columns.ts'

/** How far each fork and its origin are apart, told from git: thrown away by a rebuild and counted anew. */
export function upstreamTables(dialect: DatabaseDialect): Migration {
  const { text, integer } = columnsOf(dialect)
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('upstream_count')
        .addColumn('fork', text, (column) => column.primaryKey().references('page.id'))
        .addColumn('own', text, (column) => column.notNull())
        .addColumn('theirs', text, (column) => column.notNull())
        .addColumn('rule', integer, (column) => column.notNull())
        .addColumn('counts', text)
        .execute()
    },
  }
}
