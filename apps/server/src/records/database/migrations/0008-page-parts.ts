import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnsOf } from './columns.ts'
import type { DatabaseDialect } from './columns.ts'

/**
 * Long bodies are kept for search in parts. A page is found by those of one set, so that another set
 * can be made beside it and take its place at once. `page_unread`: pages whose text is still to be read.
 */
export function pageParts(dialect: DatabaseDialect): Migration {
  const { text, integer, serial, serialKey } = columnsOf(dialect)
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('page_part')
        .addColumn('id', serial, serialKey)
        .addColumn('page', text, (column) => column.notNull())
        .addColumn('part_set', text, (column) => column.notNull())
        .addColumn('made', text, (column) => column.notNull())
        .execute()
      await db.schema
        .createIndex('page_part_set')
        .on('page_part')
        .columns(['page', 'part_set'])
        .execute()
      await db.schema
        .alterTable('page_words')
        .addColumn('part_set', text, (column) => column.notNull().defaultTo(''))
        .execute()
      // What is indexed already is one part each, under the id that it has in the index.
      await sql`insert into page_part (id, page, part_set, made) select id, page, '', '' from page_words`.execute(
        db,
      )
      if (dialect === 'postgres') {
        await sql`select setval(pg_get_serial_sequence('page_part', 'id'),
          (select coalesce(max(id), 0) + 1 from page_part), false)`.execute(db)
      }
      await db.schema
        .createTable('page_unread')
        .addColumn('page', text, (column) => column.primaryKey().references('page.id'))
        .addColumn('tries', integer, (column) => column.notNull())
        .execute()
    },
  }
}
