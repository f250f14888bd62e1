import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnsOf, type DatabaseDialect } from './columns.ts'

/** In which language people are written to, which notices went out by mail, and the addresses that guests leave with ideas. */
export function letterTables(dialect: DatabaseDialect): Migration {
  const { text, bigint } = columnsOf(dialect)
  return {
    async up(db: Kysely<unknown>) {
      await db.schema.alterTable('user').addColumn('language', text).execute()
      await db.schema.alterTable('told_act').addColumn('undone', text).execute()
      await db.schema.alterTable('notice').addColumn('mail', text).execute()
      await sql`create index notice_mail on notice (mail, channel, act) where mail is not null`.execute(
        db,
      )
      await db.schema
        .createTable('idea_tell')
        .addColumn('idea', text, (column) => column.primaryKey())
        .addColumn('author', text, (column) => column.notNull())
        .addColumn('address', text, (column) => column.notNull())
        .addColumn('language', text, (column) => column.notNull())
        .addColumn('token_hash', text, (column) => column.notNull())
        .addColumn('created', text, (column) => column.notNull())
        .addColumn('confirmed', text)
        .addColumn('due', bigint)
        .execute()
      await db.schema
        .createIndex('idea_tell_address')
        .on('idea_tell')
        .columns(['address', 'author'])
        .execute()
      await db.schema.createIndex('idea_tell_token').on('idea_tell').column('token_hash').execute()
      await sql`create index idea_tell_due on idea_tell (due) where due is not null`.execute(db)
    },
  }
}
