import { sql } from 'kysely'
import type { Match, WordIndex } from './search-index.ts'

/** SQLite's FTS5. */
export const sqliteWords: WordIndex = {
  async put(database, part, words) {
    await sql`insert into page_search (rowid, title, summary, body)
      values (${part}, ${words.title}, ${words.summary}, ${words.body})`.execute(database)
  },
  async drop(database, parts) {
    await sql`delete from page_search where rowid in (${sql.join(parts)})`.execute(database)
  },
  matching(words) {
    // Each word is a quoted FTS5 string of letters and digits, so nothing in it is syntax. FTS5 ranks
    // only outside of an aggregate: hence the table made of each word's rows.
    const each = words.map(
      (word) => sql`select page_words.page as page, sum(found.rank) as rank
        from (with hits as materialized (select rowid as part, bm25(page_search, 10.0, 4.0, 1.0) as rank
          from page_search where page_search match ${`"${word}"*`}) select * from hits) as found
        join page_part on page_part.id = found.part
        join page_words on page_words.page = page_part.page and page_words.part_set = page_part.part_set
        group by page_words.page`,
    )
    return sql<Match>`(select page, sum(rank) as rank from (${sql.join(each, sql` union all `)}) as one
      group by page having count(*) = ${words.length})`
  },
}
