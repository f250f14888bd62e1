import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnsOf } from './columns.ts'
import type { DatabaseDialect } from './columns.ts'

/** What is hidden and reported, guests who were turned out, and of which idea a line of the feed tells. */
export function moderationTables(dialect: DatabaseDialect): Migration {
  const { text } = columnsOf(dialect)
  return {
    async up(db: Kysely<unknown>) {
      for (const table of ['idea', 'comment']) {
        await db.schema.alterTable(table).addColumn('hidden', text).execute()
        await db.schema.alterTable(table).addColumn('hidden_by', text).execute()
      }
      await db.schema.alterTable('guest').addColumn('turned_out', text).execute()
      await db.schema.alterTable('change').addColumn('idea', text).execute()
      // both were written with the same moment and name
      await sql`update change set idea = (
        select min(idea.id) from idea where idea.page = change.page
          and idea.created = change.time and idea.author_name = change.person_name
      ) where kind = 'idea'`.execute(db)
      await db.schema
        .createTable('report')
        .addColumn('said', text, (column) => column.notNull())
        .addColumn('reporter', text, (column) => column.notNull())
        .addColumn('page', text, (column) => column.notNull())
        .addColumn('event', text)
        .addColumn('reason', text, (column) => column.notNull())
        .addColumn('created', text, (column) => column.notNull())
        .addColumn('dismissed', text)
        .addPrimaryKeyConstraint('report_key', ['said', 'reporter'])
        .execute()
      await db.schema.createIndex('report_page').on('report').column('page').execute()
      await db.schema.createIndex('report_event').on('report').column('event').execute()
    },
  }
}
