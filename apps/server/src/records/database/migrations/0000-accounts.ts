import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { DatabaseDialect } from './columns.ts'

/**
 * The tables of better-auth 1.7 (user, session, account, verification) with our own columns on
 * `user`. Column names are better-auth's; a test asks it whether anything is missing.
 */
export function accountTables(dialect: DatabaseDialect): Migration {
  const time = dialect === 'sqlite' ? 'text' : 'timestamptz'
  const flag = dialect === 'sqlite' ? 'integer' : 'boolean'
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('user')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('email', 'text', (column) => column.notNull().unique())
        .addColumn('emailVerified', flag, (column) => column.notNull())
        .addColumn('image', 'text')
        .addColumn('createdAt', time, (column) => column.notNull())
        .addColumn('updatedAt', time, (column) => column.notNull())
        .addColumn('admin', 'integer', (column) => column.notNull().defaultTo(0))
        .addColumn('banned', 'integer', (column) => column.notNull().defaultTo(0))
        .execute()
      await db.schema
        .createTable('session')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('expiresAt', time, (column) => column.notNull())
        .addColumn('token', 'text', (column) => column.notNull().unique())
        .addColumn('createdAt', time, (column) => column.notNull())
        .addColumn('updatedAt', time, (column) => column.notNull())
        .addColumn('ipAddress', 'text')
        .addColumn('userAgent', 'text')
        .addColumn('userId', 'text', (column) =>
          column.notNull().references('user.id').onDelete('cascade'),
        )
        .execute()
      await db.schema.createIndex('session_user').on('session').column('userId').execute()
      await db.schema
        .createTable('account')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('accountId', 'text', (column) => column.notNull())
        .addColumn('providerId', 'text', (column) => column.notNull())
        .addColumn('userId', 'text', (column) =>
          column.notNull().references('user.id').onDelete('cascade'),
        )
        .addColumn('accessToken', 'text')
        .addColumn('refreshToken', 'text')
        .addColumn('idToken', 'text')
        .addColumn('accessTokenExpiresAt', time)
        .addColumn('refreshTokenExpiresAt', time)
        .addColumn('scope', 'text')
        .addColumn('password', 'text')
        .addColumn('createdAt', time, (column) => column.notNull())
        .addColumn('updatedAt', time, (column) => column.notNull())
        .execute()
      await db.schema.createIndex('account_user').on('account').column('userId').execute()
      await db.schema
        .createTable('verification')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('identifier', 'text', (column) => column.notNull())
        .addColumn('value', 'text', (column) => column.notNull())
        .addColumn('expiresAt', time, (column) => column.notNull())
        .addColumn('createdAt', time, (column) =>
          column.notNull().defaultTo(sql`CURRENT_TIMESTAMP`),
        )
        .addColumn('updatedAt', time, (column) =>
          column.notNull().defaultTo(sql`CURRENT_TIMESTAMP`),
        )
        .execute()
      await db.schema
        .createIndex('verification_identifier')
        .on('verification')
        .column('identifier')
        .execute()
    },
  }
}
