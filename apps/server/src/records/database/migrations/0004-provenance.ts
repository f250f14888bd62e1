import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnsOf } from './columns.ts'
import type { DatabaseDialect } from './columns.ts'

/**
 * Who wrote what, all of it made from git: `provenance` has the runs of some revisions (every one
 * would be as large as the history), `provenance_piece` what texts of a page lost, so that it keeps
 * its author when it comes back, `provenance_origin` the revisions that came by a proposal. Pages of
 * two lineages may have revisions of one id: the same text by the same person in the same second.
 */
export function provenanceTables(dialect: DatabaseDialect): Migration {
  const { text, integer, serial, serialKey } = columnsOf(dialect)
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('provenance')
        .addColumn('id', serial, serialKey)
        .addColumn('lineage', text, (column) => column.notNull())
        .addColumn('revision', text, (column) => column.notNull())
        .addColumn('page', text, (column) => column.notNull().references('page.id'))
        .addColumn('depth', integer, (column) => column.notNull())
        .addColumn('kept', integer, (column) => column.notNull())
        .addColumn('runs', text, (column) => column.notNull())
        .addUniqueConstraint('provenance_revision', ['lineage', 'revision'])
        .execute()
      await db.schema
        .createIndex('provenance_page')
        .on('provenance')
        .columns(['page', 'kept', 'id'])
        .execute()
      await db.schema
        .createTable('provenance_piece')
        .addColumn('id', serial, serialKey)
        .addColumn('page', text, (column) => column.notNull().references('page.id'))
        .addColumn('revision', text, (column) => column.notNull())
        .addColumn('place', integer, (column) => column.notNull())
        .addColumn('kind', text, (column) => column.notNull())
        .addColumn('key', text, (column) => column.notNull())
        .addColumn('runs', text, (column) => column.notNull())
        .addUniqueConstraint('provenance_piece_place', ['page', 'revision', 'place'])
        .execute()
      await db.schema
        .createIndex('provenance_piece_key')
        .on('provenance_piece')
        .columns(['page', 'key'])
        .execute()
      await db.schema
        .createIndex('provenance_piece_kind')
        .on('provenance_piece')
        .columns(['page', 'kind', 'id'])
        .execute()
      await db.schema
        .createTable('provenance_origin')
        .addColumn('lineage', text, (column) => column.notNull())
        .addColumn('revision', text, (column) => column.notNull())
        .addColumn('page', text, (column) => column.notNull().references('page.id'))
        .addColumn('proposal', integer, (column) => column.notNull())
        .addPrimaryKeyConstraint('provenance_origin_key', ['lineage', 'revision'])
        .execute()
    },
  }
}
