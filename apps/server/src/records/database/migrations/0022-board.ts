import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnsOf } from './columns.ts'
import type { DatabaseDialect } from './columns.ts'

/** The closing circle of an event: how it is led, its cards, their groups and the dots on them. */
export function boardTables(dialect: DatabaseDialect): Migration {
  const { text, integer, serial, serialKey } = columnsOf(dialect)
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('board')
        .addColumn('event', text, (column) => column.primaryKey().references('page.id'))
        .addColumn('stage', text, (column) => column.notNull())
        .addColumn('closed', text)
        .addColumn('columns', text, (column) => column.notNull())
        .addColumn('budget', integer, (column) => column.notNull())
        .addColumn('dots_hidden', integer, (column) => column.notNull())
        .addColumn('timer_ends', text)
        .addColumn('timer_minutes', integer)
        .addColumn('written', text)
        .addColumn('written_at', text)
        .addColumn('written_text', text)
        .execute()
      await db.schema
        .createTable('card')
        .addColumn('number', serial, serialKey)
        .addColumn('id', text, (column) => column.notNull().unique())
        .addColumn('page', text, (column) => column.notNull().references('page.id'))
        .addColumn('place', text, (column) => column.notNull())
        .addColumn('pile', text)
        .addColumn('words', text, (column) => column.notNull())
        .addColumn('step', text)
        .addColumn('author', text)
        .addColumn('name', text)
        .addColumn('idea', text)
        .addColumn('created', text, (column) => column.notNull())
        .addColumn('deleted', text)
        .addColumn('hidden', text)
        .addColumn('hidden_by', text)
        .execute()
      await db.schema.createIndex('card_page').on('card').columns(['page', 'number']).execute()
      await db.schema
        .createTable('card_group')
        .addColumn('number', serial, serialKey)
        .addColumn('id', text, (column) => column.notNull().unique())
        .addColumn('page', text, (column) => column.notNull().references('page.id'))
        .addColumn('place', text, (column) => column.notNull())
        .addColumn('title', text, (column) => column.notNull())
        .execute()
      await db.schema
        .createIndex('card_group_page')
        .on('card_group')
        .columns(['page', 'number'])
        .execute()
      await db.schema
        .createTable('card_dot')
        .addColumn('card', text, (column) => column.notNull().references('card.id'))
        .addColumn('giver', text, (column) => column.notNull())
        .addColumn('count', integer, (column) => column.notNull())
        .addPrimaryKeyConstraint('card_dot_key', ['card', 'giver'])
        .execute()
    },
  }
}
