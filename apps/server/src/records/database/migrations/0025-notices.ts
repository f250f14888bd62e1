import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnsOf } from './columns.ts'
import type { DatabaseDialect } from './columns.ts'

/** What happened that people are told of, who is told, what they follow, and how they want to be told. */
export function noticeTables(dialect: DatabaseDialect): Migration {
  const { text, integer, bigint, serial, serialKey } = columnsOf(dialect)
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('told_act')
        .addColumn('number', serial, serialKey)
        .addColumn('key', text, (column) => column.notNull().unique())
        .addColumn('kind', text, (column) => column.notNull())
        .addColumn('page', text, (column) => column.notNull())
        .addColumn('who', text)
        .addColumn('who_name', text)
        .addColumn('time', text, (column) => column.notNull())
        .addColumn('event', text)
        .addColumn('idea', text)
        .addColumn('proposal', integer)
        .addColumn('comment', text)
        .addColumn('said', text)
        .addColumn('version', text)
        .addColumn('revision', text)
        .addColumn('base', text)
        .addColumn('other', text)
        .addColumn('quote', text)
        .addColumn('reached', text)
        .addColumn('told', text)
        .execute()
      await db.schema
        .createTable('notice')
        .addColumn('person', text, (column) => column.notNull())
        .addColumn('act', bigint, (column) => column.notNull().references('told_act.number'))
        .addColumn('kind', text, (column) => column.notNull())
        .addColumn('reason', text, (column) => column.notNull())
        .addColumn('idea', text)
        .addColumn('other', text)
        .addColumn('amount', integer, (column) => column.notNull())
        .addColumn('channel', text, (column) => column.notNull())
        .addColumn('read', text)
        .addPrimaryKeyConstraint('notice_key', ['person', 'act'])
        .execute()
      await db.schema.createIndex('notice_act').on('notice').column('act').execute()
      await db.schema
        .createTable('watch')
        .addColumn('person', text, (column) => column.notNull())
        .addColumn('kind', text, (column) => column.notNull())
        .addColumn('of', text, (column) => column.notNull())
        .addColumn('level', text, (column) => column.notNull())
        .addColumn('since', text, (column) => column.notNull())
        .addPrimaryKeyConstraint('watch_key', ['person', 'kind', 'of'])
        .execute()
      await db.schema
        .createIndex('watch_of')
        .on('watch')
        .columns(['kind', 'of', 'level', 'person'])
        .execute()
      await db.schema
        .createTable('notice_choice')
        .addColumn('person', text, (column) => column.notNull())
        .addColumn('kind', text, (column) => column.notNull())
        .addColumn('channel', text, (column) => column.notNull())
        .addPrimaryKeyConstraint('notice_choice_key', ['person', 'kind'])
        .execute()
      await sql`create index told_act_open on told_act (number) where told is null`.execute(db)
      await sql`create index notice_unread on notice (person, act) where read is null`.execute(db)
      await sql`create index told_act_time on told_act (time)`.execute(db)
      // what waits for people is asked for with every inbox
      await sql`create index draft_open on draft (id) where closed is null`.execute(db)
      await sql`create index idea_waiting on idea (page) where hidden_by = 'waiting'`.execute(db)
    },
  }
}
