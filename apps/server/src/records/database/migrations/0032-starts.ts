import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnsOf, type Columns, type DatabaseDialect } from './columns.ts'

/** Drafts and their pictures may be there before their page is: their `page` leads to no row then. */
export function startTables(dialect: DatabaseDialect): Migration {
  const columns = columnsOf(dialect)
  return {
    async up(db: Kysely<unknown>) {
      if (dialect === 'postgres') {
        await sql`alter table draft drop constraint draft_page_fkey`.execute(db)
        await sql`alter table media drop constraint media_page_fkey`.execute(db)
      } else {
        await withoutPage(db, 'draft')
        await withoutPage(db, 'media')
      }
      await createStarts(db, columns)
    },
  }
}

type Made = { readonly name: string; readonly type: string; readonly sql: string }

/** SQLite lets go of a reference only by making the table anew, and with it those that refer to it. */
async function withoutPage(db: Kysely<unknown>, table: string): Promise<void> {
  const { rows } = await sql<Made>`select name, type, sql from sqlite_master
    where sql is not null and (tbl_name = ${table} or (type = 'table'
      and sql like ${`%references "${table}" (%`}))`.execute(db)
  const next = `${table}_next`
  const own = rows.find(({ name, type }) => type === 'table' && name === table)
  if (own === undefined) return
  const others = rows.filter(({ name, type }) => type === 'table' && name !== table)
  const kept: Made[] = rows.filter(({ type }) => type !== 'table')
  for (const { name } of others) {
    const own = await sql<Made>`select name, type, sql from sqlite_master
      where sql is not null and type <> 'table' and tbl_name = ${name}`.execute(db)
    kept.push(...own.rows)
  }
  await copyTable(db, own, next, (made) => made.replace(' references "page" ("id")', ''))
  for (const other of others) {
    await copyTable(db, other, `${other.name}_next`, (made) =>
      made.replaceAll(`references "${table}" (`, `references "${next}" (`),
    )
    await db.schema.dropTable(other.name).execute()
  }
  await db.schema.dropTable(table).execute()
  await db.schema.alterTable(next).renameTo(table).execute()
  for (const { name } of others) {
    await db.schema.alterTable(`${name}_next`).renameTo(name).execute()
  }
  for (const made of kept) await sql.raw(made.sql).execute(db)
}

async function copyTable(
  db: Kysely<unknown>,
  { name, sql: made }: Made,
  next: string,
  change: (made: string) => string,
): Promise<void> {
  await sql.raw(change(made).replace(`"${name}"`, `"${next}"`)).execute(db)
  await sql.raw(`insert into "${next}" select * from "${name}"`).execute(db)
}

async function createStarts(db: Kysely<unknown>, { text }: Columns): Promise<void> {
  await db.schema
    .createTable('draft_start')
    .addColumn('draft', text, (column) => column.primaryKey().references('draft.id'))
    .addColumn('text', text, (column) => column.notNull())
    .addColumn('title', text, (column) => column.notNull())
    .addColumn('kind', text)
    .addColumn('lang', text)
    .addColumn('origin', text, (column) => column.references('page.id'))
    .addColumn('origin_version', text)
    .execute()
  await db.schema.createIndex('draft_start_origin').on('draft_start').column('origin').execute()
  await db.schema
    .createTable('draft_person')
    .addColumn('draft', text, (column) => column.notNull().references('draft.id'))
    .addColumn('user', text, (column) => column.notNull())
    .addColumn('since', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('draft_person_key', ['draft', 'user'])
    .execute()
  await db.schema.createIndex('draft_person_user').on('draft_person').column('user').execute()
  await db.schema.createIndex('draft_owner').on('draft').columns(['owner', 'closed']).execute()
}
