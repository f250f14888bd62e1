import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { DatabaseDialect } from './columns.ts'
import { columnsOf } from './columns.ts'
import { discussionTables } from './record-discussion.ts'
import { draftTables } from './record-drafts.ts'
import { entranceTables } from './record-entrance.ts'
import { pageTables } from './record-pages.ts'

/** All records of `tables.ts` but better-auth's own. */
export function recordTables(dialect: DatabaseDialect): Migration {
  const columns = columnsOf(dialect)
  return {
    async up(db: Kysely<unknown>) {
      await pageTables(db, columns)
      await discussionTables(db, columns)
      await draftTables(db, columns)
      await entranceTables(db, columns)
    },
  }
}
