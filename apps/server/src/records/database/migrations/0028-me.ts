import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnsOf, type DatabaseDialect } from './columns.ts'

/** What people say of themselves and chose, their shelves, accounts that are no more, and guests who made one. */
export function meTables(dialect: DatabaseDialect): Migration {
  const { text, integer } = columnsOf(dialect)
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('person')
        .addColumn('user', text, (column) => column.primaryKey())
        .addColumn('words', text, (column) => column.notNull())
        .addColumn('place', text, (column) => column.notNull())
        .addColumn('shows', text)
        .addColumn('timezone', text)
        .addColumn('letter_keys', integer, (column) => column.notNull())
        .addColumn('licence', text)
        .execute()
      await db.schema
        .createTable('favourite')
        .addColumn('user', text, (column) => column.notNull())
        .addColumn('page', text, (column) => column.notNull().references('page.id'))
        .addColumn('since', text, (column) => column.notNull())
        .addPrimaryKeyConstraint('favourite_of', ['user', 'page'])
        .execute()
      await db.schema
        .createTable('closed_account')
        .addColumn('id', text, (column) => column.primaryKey())
        .addColumn('closed', text, (column) => column.notNull())
        .execute()
      await db.schema
        .createTable('carried_guest')
        .addColumn('guest', text, (column) => column.primaryKey())
        .addColumn('user', text, (column) => column.notNull())
        .execute()
      for (const [name, table, column] of indexes) {
        await db.schema.createIndex(name).on(table).column(column).execute()
      }
    },
  }
}

/** By whom things were said: asked for one person at a time. */
const indexes = [
  ['proposal_author', 'proposal', 'author'],
  ['comment_author', 'comment', 'author'],
  ['card_author', 'card', 'author'],
  ['idea_support_of', 'idea_support', 'supporter'],
  ['change_person', 'change', 'person'],
] as const
