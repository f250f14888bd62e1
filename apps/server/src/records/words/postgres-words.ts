import { sql } from 'kysely'
import type { Match, WordIndex } from './search-index.ts'

/** PostgreSQL's text search with the `simple` configuration: words as they are, no language. */
export const postgresWords: WordIndex = {
  async put(database, part, words) {
    await sql`insert into page_search (rowid, words) values (${part},
        setweight(to_tsvector('simple', ${words.title}::text), 'A') ||
        setweight(to_tsvector('simple', ${words.summary}::text), 'B') ||
        setweight(to_tsvector('simple', ${words.body}::text), 'D'))`.execute(database)
  },
  async drop(database, parts) {
    await sql`delete from page_search where rowid in (${sql.join(parts)})`.execute(database)
  },
  matching(words) {
    const each = words.map((word) => {
      const query = `'${word}':*`
      return sql`select page_words.page as page,
          sum(-ts_rank('{0.1, 0.2, 0.4, 1.0}', page_search.words, to_tsquery('simple', ${query}::text))) as rank
        from page_search
        join page_part on page_part.id = page_search.rowid
        join page_words on page_words.page = page_part.page and page_words.part_set = page_part.part_set
        where page_search.words @@ to_tsquery('simple', ${query}::text)
        group by page_words.page`
    })
    return sql<Match>`(select page, sum(rank)::float8 as rank
      from (${sql.join(each, sql` union all `)}) as one
      group by page having count(*) = ${words.length}::int)`
  },
}
