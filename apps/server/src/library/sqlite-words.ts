import { sql } from 'kysely'
import type { Match, WordIndex } from './search-index.ts'

/** SQLite's FTS5. */
export const sqliteWords: WordIndex = {
  async put(database, id, words) {
    await sql`delete from page_search where rowid = ${id}`.execute(database)
    await sql`insert into page_search (rowid, title, summary, body)
      values (${id}, ${words.title}, ${words.summary}, ${words.body})`.execute(database)
  },
  matching(words) {
    // Each word is a quoted FTS5 string of letters and digits, so nothing in it is syntax.
    const query = words.map((word) => `"${word}"*`).join(' ')
    return sql<Match>`(select page_words.page as page,
        bm25(page_search, 10.0, 4.0, 1.0) as rank
      from page_search join page_words on page_words.id = page_search.rowid
      where page_search match ${query})`
  },
}
