import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnsOf, type DatabaseDialect } from './columns.ts'

/** Whether cards of the closing circle are on the screen of the room as they come in: a choice beside that for ideas. */
export function cardsShown(dialect: DatabaseDialect): Migration {
  const { integer } = columnsOf(dialect)
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .alterTable('showing')
        .addColumn('cards_at_once', integer, (column) => column.notNull().defaultTo(0))
        .execute()
    },
  }
}
