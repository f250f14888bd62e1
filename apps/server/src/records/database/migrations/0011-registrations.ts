import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnsOf } from './columns.ts'
import type { DatabaseDialect } from './columns.ts'

/** Who registered for an event, who sees that, and the link of one that is online. */
export function registrationTables(dialect: DatabaseDialect): Migration {
  const { text, integer, serial, serialKey } = columnsOf(dialect)
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('registration')
        .addColumn('number', serial, serialKey)
        .addColumn('id', text, (column) => column.notNull().unique())
        .addColumn('event', text, (column) => column.notNull().references('page.id'))
        .addColumn('secret_hash', text, (column) => column.notNull().unique())
        .addColumn('state', text, (column) => column.notNull())
        .addColumn('name', text)
        .addColumn('address', text)
        .addColumn('answers', text)
        .addColumn('walk_in', integer, (column) => column.notNull())
        .addColumn('present', integer, (column) => column.notNull())
        .addColumn('keep_days', integer, (column) => column.notNull())
        .addColumn('created', text, (column) => column.notNull())
        .addColumn('erased', text)
        .execute()
      await db.schema
        .createIndex('registration_event')
        .on('registration')
        .columns(['event', 'state'])
        .execute()
      await db.schema
        .createTable('registrar')
        .addColumn('event', text, (column) => column.notNull().references('page.id'))
        .addColumn('user', text, (column) => column.notNull())
        .addColumn('since', text, (column) => column.notNull())
        .addPrimaryKeyConstraint('registrar_key', ['event', 'user'])
        .execute()
      await db.schema
        .createTable('online_link')
        .addColumn('event', text, (column) => column.primaryKey().references('page.id'))
        .addColumn('url', text, (column) => column.notNull())
        .addColumn('changed', text, (column) => column.notNull())
        .execute()
    },
  }
}
