import type { Generated, Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'

/** The tables of lists and search that are the same on both dialects. */
export type SearchTables = {
  readonly page_facet: { readonly page: string; readonly key: string; readonly value: string }
  readonly page_words: {
    readonly id: Generated<number>
    readonly page: string
    readonly sort_title: string
    readonly plain: string
    /** The set of parts that the page is found by. */
    readonly part_set: string
  }
  /** Parts of bodies in the full-text index, under their ids there. */
  readonly page_part: {
    readonly id: Generated<number>
    readonly page: string
    readonly part_set: string
    readonly made: string
  }
}

/** The database with the tables of lists and search. */
export const withSearchTables = (database: Kysely<Tables>): Kysely<Tables & SearchTables> =>
  database.withTables<SearchTables>()
