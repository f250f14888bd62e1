import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnsOf } from './columns.ts'
import type { DatabaseDialect } from './columns.ts'

/**
 * What lists and search know of a page, all of it made from its text: `page_facet` for filters and
 * for the pages that a text names, `page_words` for excerpts and order by title, and a full-text
 * index over folded words (`page_search`: FTS5 on SQLite, a column of `tsvector` on PostgreSQL).
 */
export function searchTables(dialect: DatabaseDialect): Migration {
  const { text, serial, serialKey } = columnsOf(dialect)
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('page_facet')
        .addColumn('page', text, (column) => column.notNull().references('page.id'))
        .addColumn('key', text, (column) => column.notNull())
        .addColumn('value', text, (column) => column.notNull())
        .addPrimaryKeyConstraint('page_facet_key', ['page', 'key', 'value'])
        .execute()
      await db.schema
        .createIndex('page_facet_value')
        .on('page_facet')
        .columns(['key', 'value'])
        .execute()
      await db.schema
        .createTable('page_words')
        .addColumn('id', serial, serialKey)
        .addColumn('page', text, (column) => column.notNull().unique().references('page.id'))
        .addColumn('sort_title', text, (column) => column.notNull())
        .addColumn('plain', text, (column) => column.notNull())
        .execute()
      await (dialect === 'sqlite' ? createFts5(db) : createTsvector(db))
    },
  }
}

async function createFts5(db: Kysely<unknown>): Promise<void> {
  // Words are folded before they come here: the tokenizer only has to part them.
  await sql`create virtual table page_search using fts5(title, summary, body, tokenize = "unicode61 remove_diacritics 0", prefix = '2 3')`.execute(
    db,
  )
}

async function createTsvector(db: Kysely<unknown>): Promise<void> {
  await sql`create table page_search (rowid bigint primary key, words tsvector not null)`.execute(
    db,
  )
  await sql`create index page_search_words on page_search using gin (words)`.execute(db)
}
