import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnsOf } from './columns.ts'
import type { DatabaseDialect } from './columns.ts'

/** Words on what is to be done before an event. */
export function itemNotes(dialect: DatabaseDialect): Migration {
  const { text } = columnsOf(dialect)
  return {
    async up(db: Kysely<unknown>) {
      for (const column of ['note', 'note_by', 'note_name', 'note_at']) {
        await db.schema.alterTable('preparation_mark').addColumn(column, text).execute()
      }
    },
  }
}
