import type { Generated, Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'

/** The tables of lists and search that are the same on both dialects. */
export type SearchTables = {
  readonly page_facet: { readonly page: string; readonly key: string; readonly value: string }
  /** When events begin and are over (ISO 8601, in UTC): by this lists put them in order. */
  readonly event_time: {
    readonly page: string
    readonly starts: string | null
    readonly over: string | null
  }
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
