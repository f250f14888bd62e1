import type { Kysely } from 'kysely'
import type { Columns } from './columns.ts'

/** Ways in (event codes, guests, invitations, links, tokens), repeated requests and site settings. */
export async function entranceTables(db: Kysely<unknown>, columns: Columns): Promise<void> {
  const { text, integer } = columns
  await db.schema
    .createTable('event_code')
    .addColumn('event', text, (column) => column.primaryKey())
    .addColumn('code', text, (column) => column.notNull().unique())
    .addColumn('open', integer, (column) => column.notNull())
    .addColumn('closes', text)
    .execute()
  await db.schema
    .createTable('guest')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('event', text, (column) => column.notNull())
    .addColumn('name', text)
    .addColumn('secret_hash', text, (column) => column.notNull())
    .addColumn('created', text, (column) => column.notNull())
    .addColumn('expires', text, (column) => column.notNull())
    .execute()
  await db.schema.createIndex('guest_event').on('guest').column('event').execute()
  await db.schema
    .createTable('invite')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('token_hash', text, (column) => column.notNull().unique())
    .addColumn('email', text)
    .addColumn('page', text, (column) => column.references('page.id'))
    .addColumn('invited_by', text, (column) => column.notNull())
    .addColumn('created', text, (column) => column.notNull())
    .addColumn('expires', text, (column) => column.notNull())
    .addColumn('used', text)
    .execute()
  await db.schema
    .createTable('link')
    .addColumn('token_hash', text, (column) => column.primaryKey())
    .addColumn('purpose', text, (column) => column.notNull())
    .addColumn('user', text, (column) => column.references('user.id').onDelete('cascade'))
    .addColumn('expires', text, (column) => column.notNull())
    .addColumn('used', text)
    .execute()
  await db.schema
    .createTable('token')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('user', text, (column) => column.notNull().references('user.id').onDelete('cascade'))
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('secret_hash', text, (column) => column.notNull().unique())
    .addColumn('scopes', text, (column) => column.notNull())
    .addColumn('pages', text)
    .addColumn('created', text, (column) => column.notNull())
    .addColumn('expires', text)
    .addColumn('last_used', text)
    .execute()
  await db.schema.createIndex('token_user').on('token').column('user').execute()
  await db.schema
    .createTable('idempotency')
    .addColumn('key', text, (column) => column.notNull())
    .addColumn('actor', text, (column) => column.notNull())
    .addColumn('route', text, (column) => column.notNull())
    .addColumn('body_hash', text, (column) => column.notNull())
    .addColumn('status', integer, (column) => column.notNull())
    .addColumn('answer', text, (column) => column.notNull())
    .addColumn('created', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('idempotency_key', ['key', 'actor', 'route'])
    .execute()
  await db.schema.createIndex('idempotency_created').on('idempotency').column('created').execute()
  await db.schema
    .createTable('setting')
    .addColumn('key', text, (column) => column.primaryKey())
    .addColumn('value', text, (column) => column.notNull())
    .execute()
}
