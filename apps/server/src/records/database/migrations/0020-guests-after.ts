import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnsOf, type DatabaseDialect } from './columns.ts'

/** When a room was closed by hand, and links that tell a guest what became of what they said. */
export function guestsAfter(dialect: DatabaseDialect): Migration {
  const { text } = columnsOf(dialect)
  return {
    async up(db: Kysely<unknown>) {
      await db.schema.alterTable('event_code').addColumn('closed', text).execute()
      await db.schema
        .createTable('follow_link')
        .addColumn('key_hash', text, (column) => column.primaryKey())
        .addColumn('author', text, (column) => column.notNull())
        .addColumn('created', text, (column) => column.notNull())
        .addColumn('ended', text)
        .execute()
      await db.schema.createIndex('follow_link_author').on('follow_link').column('author').execute()
    },
  }
}
