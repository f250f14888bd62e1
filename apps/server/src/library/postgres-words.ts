import { sql } from 'kysely'
import type { Match, WordIndex } from './search-index.ts'

/** A tsvector holds at most 1 MiB; words beyond this many characters of a body are not found. */
const MAX_BODY = 400_000

/** PostgreSQL's text search with the `simple` configuration: words as they are, no language. */
export const postgresWords: WordIndex = {
  async put(database, id, words) {
    await sql`insert into page_search (rowid, words) values (${id},
        setweight(to_tsvector('simple', ${words.title}::text), 'A') ||
        setweight(to_tsvector('simple', ${words.summary}::text), 'B') ||
        setweight(to_tsvector('simple', ${words.body.slice(0, MAX_BODY)}::text), 'D'))
      on conflict (rowid) do update set words = excluded.words`.execute(database)
  },
  matching(words) {
    const query = words.map((word) => `'${word}':*`).join(' & ')
    return sql<Match>`(select page_words.page as page,
        (-ts_rank('{0.1, 0.2, 0.4, 1.0}', page_search.words, to_tsquery('simple', ${query}::text)))::float8 as rank
      from page_search join page_words on page_words.id = page_search.rowid
      where page_search.words @@ to_tsquery('simple', ${query}::text))`
  },
}
