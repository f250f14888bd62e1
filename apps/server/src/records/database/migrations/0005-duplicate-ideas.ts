import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnsOf } from './columns.ts'
import type { DatabaseDialect } from './columns.ts'

/** Which idea a duplicate repeats. */
export function duplicateIdeas(dialect: DatabaseDialect): Migration {
  const { text } = columnsOf(dialect)
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .alterTable('idea')
        .addColumn('duplicate_of', text, (column) => column.references('idea.id'))
        .execute()
      await db.schema.createIndex('idea_duplicate_of').on('idea').column('duplicate_of').execute()
    },
  }
}
