import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Excerpts tell cells and items apart, which was not kept before: the texts of all pages are read again. */
export const pagePieces: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`insert into page_unread (page, tries)
      select id, 0 from page where deleted is null on conflict do nothing`.execute(db)
  },
}
