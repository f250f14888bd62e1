import { sql, SqliteAdapter, type Kysely, type RawBuilder } from 'kysely'
import type { Tables } from '../database/tables.ts'
import type { PartWords } from '../../texts/jobs/page-words.ts'

/** Pages that match, with a rank: the lower the better. */
export type Match = { readonly page: string; readonly rank: number }

/** A full-text index over folded words: one implementation a dialect, the same answers. */
export type WordIndex = {
  /** Puts the words of a part into the index. */
  put(database: Kysely<Tables>, part: number, words: PartWords): Promise<void>
  /** Takes parts out of it. */
  drop(database: Kysely<Tables>, parts: readonly number[]): Promise<void>
  /** Every page that has, for each of the words, one that begins with it, in whichever of its parts. */
  matching(words: readonly string[]): RawBuilder<Match>
}

/** The index that belongs to a database. */
export function wordIndexOf(database: Kysely<Tables>): WordIndex {
  return database.getExecutor().adapter instanceof SqliteAdapter ? sqliteWords : postgresWords
}

/** SQLite's FTS5. */
const sqliteWords: WordIndex = {
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

/** PostgreSQL's text search with the `simple` configuration: words as they are, no language. */
const postgresWords: WordIndex = {
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
